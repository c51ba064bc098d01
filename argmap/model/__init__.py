"""The model: records, the map, changes, edits, the document and its checks. No Qt, no drawing."""
