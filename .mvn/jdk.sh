# Finds a JDK of 21 or newer, for the scripts that start programs of this repository. Sourced, not run.

# Major version of the JDK (not JRE) in a folder; 0 where there is none.
jdk_major() {
    [ -x "$1/bin/javac" ] || { echo 0; return; }
    local line
    line=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
    [ -n "$line" ] || line=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
    echo "${line:-0}"
}

find_jdk() {
    local candidate best='' best_major=20 major path_javac
    path_javac=$(command -v javac 2>/dev/null)
    [ -n "$path_javac" ] && path_javac=$(dirname -- "$(dirname -- "$(readlink -f -- "$path_javac" 2>/dev/null || echo "$path_javac")")")
    # What the user chose comes first; otherwise the newest that the system has.
    for candidate in "${JAVA_HOME:-}" "$path_javac"; do
        [ -n "$candidate" ] && [ "$(jdk_major "$candidate")" -ge 21 ] && { echo "$candidate"; return 0; }
    done
    for candidate in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        major=$(jdk_major "$candidate")
        [ "$major" -gt "$best_major" ] && { best=$candidate; best_major=$major; }
    done
    [ -n "$best" ] && echo "$best"
}
