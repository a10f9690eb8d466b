#!/bin/sh
# Install recchat into a virtual environment: install.sh PYTHON VENV WHEELS TARGET
# Pinned by constraints.txt. llama-cpp-python comes as source only: it is compiled once, with
# only the parts that are used, and the wheel is kept in WHEELS for the next time.
set -eu
python=$1 venv=$2 wheels=$3 target=$4
say() { printf '\033[1m%s\033[0m\n' "recchat: $*"; }

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    say "Python 3.11 or newer is needed; this is $("$python" --version). Try: make PYTHON=python3.11"
    exit 1
fi
[ -x "$venv/bin/python" ] || { say "making a virtual environment in $venv"; "$python" -m venv "$venv"; }
pip="$venv/bin/python -m pip"

version=$(sed -n 's/^llama-cpp-python==//p' constraints.txt)
tag=$("$venv/bin/python" -c 'import sys, platform; print(f"{platform.system()}-{platform.machine()}".lower())')
store="$wheels/llama-cpp-python-$version-$tag"
if ! ls "$store"/*.whl >/dev/null 2>&1; then
    say "compiling llama-cpp-python $version, once for this machine (2 to 15 minutes)"
    # A portable build: ggml's native one uses AMX where the processor names it, and crashes on
    # quantised models where the system does not let it.
    flags="-DLLAVA_BUILD=OFF -DLLAMA_OPENSSL=OFF"
    if grep -qs avx2 /proc/cpuinfo; then
        flags="$flags -DGGML_NATIVE=OFF -DGGML_SSE42=ON -DGGML_AVX=ON -DGGML_AVX2=ON"
        flags="$flags -DGGML_FMA=ON -DGGML_F16C=ON -DGGML_BMI2=ON"
    fi
    mkdir -p "$store"
    CMAKE_ARGS="$flags" SKBUILD_BUILD_TARGETS="llama;llama-common" \
        $pip wheel --quiet --no-deps --no-binary llama-cpp-python \
        --wheel-dir "$store" "llama-cpp-python==$version"
fi
say "installing the pinned packages (several minutes the first time)"
$pip install --quiet --no-deps "$store"/*.whl
$pip install --quiet --constraint constraints.txt --editable "$target"
say "installed"
