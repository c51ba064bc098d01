"""Qt as a pen: measuring text, painting looks and routes, exporting pictures. No windows."""
