@echo off
rem Works from cmd, from PowerShell and by a double click. ASCII alone: cmd reads this file in the code page of the machine.
setlocal
set "CHECK=import sys; sys.exit(sys.version_info < (3, 11))"
set "PY="
py -3 -c "%CHECK%" >nul 2>nul && set "PY=py -3"
if not defined PY python -c "%CHECK%" >nul 2>nul && set "PY=python"
if not defined PY goto missing
%PY% "%~dp0install.py" %*
set "CODE=%ERRORLEVEL%"
if "%~1"=="" pause
exit /b %CODE%

:missing
echo fzlint needs Python 3.11 or later, which is not on this machine. Use fzlint.exe instead.
if "%~1"=="" pause
exit /b 1
