#!/bin/sh
# Works in any sh. The work is done by install.py.
here=$(cd "$(dirname "$0")" && pwd) || exit 1
for python in python3 python3.14 python3.13 python3.12 python3.11 python; do
    if command -v "$python" >/dev/null 2>&1 && "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        exec "$python" "$here/install.py" "$@"
    fi
done
echo "需要 Python 3.11 或更新版本，这台电脑上没有。请改用单个文件的 fzlint。" >&2
exit 1
