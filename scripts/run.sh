#!/bin/sh
# Opens a map in a window, or, where there is no display, works through it in the terminal.
set -eu
map=$1
argmap=.venv/bin/argmap

if [ "$(uname)" != Linux ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$argmap" "$map"
fi

echo "No display here, so argmap checks, evaluates and draws $map without its window."
export QT_QPA_PLATFORM=offscreen
"$argmap" check "$map"
"$argmap" evaluate "$map"
mkdir -p build
for kind in svg png pdf; do
    "$argmap" export "$map" "build/$(basename "$map" .argmap).$kind"
done
