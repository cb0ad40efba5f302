#!/bin/sh
# Works in any sh. The work is done by install.py, with a Python that the wheels are made for if there is one.
here=$(cd "$(dirname "$0")" && pwd) || exit 1
new='import sys; sys.exit(sys.version_info < (3, 11))'
fits='import os, sys; own = "-cp%d%d-" % sys.version_info[:2]
sys.exit(not any(own in name for name in os.listdir(sys.argv[1])))'
found=
for python in python3 python3.14 python3.13 python3.12 python3.11 python; do
    if command -v "$python" >/dev/null 2>&1 && "$python" -c "$new" 2>/dev/null; then
        "$python" -c "$fits" "$here/wheels" 2>/dev/null && exec "$python" "$here/install.py" "$@"
        found=${found:-$python}
    fi
done
[ -n "$found" ] && exec "$found" "$here/install.py" "$@"
echo "需要 Python 3.11 或更新版本，这台电脑上没有。请改用单个文件的 fzlint。" >&2
exit 1
