# Finds a JDK of 21 or newer, for the scripts that start programs of this repository. Sourced, not run.

# Sets major to the major version of the JDK (not JRE) in a folder; 0 where there is none. Starts no process where the folder says it, as all do.
jdk_major() {
    local line
    major=0
    [ -x "$1/bin/javac" ] || return 0
    if [ -r "$1/release" ]; then
        while IFS= read -r line; do
            case $line in JAVA_VERSION=*) major=${line#*=} ;; esac
        done <"$1/release"
    fi
    [ "$major" != 0 ] || major=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac //p')
    major=${major#\"}
    major=${major%%[!0-9]*}
    major=${major:-0}
}

find_jdk() {
    local candidate best='' best_major=20 major path_javac
    path_javac=$(command -v javac 2>/dev/null)
    [ -n "$path_javac" ] && path_javac=$(dirname -- "$(dirname -- "$(readlink -f -- "$path_javac" 2>/dev/null || echo "$path_javac")")")
    # What the user chose comes first; otherwise the newest that the system has.
    for candidate in "${JAVA_HOME:-}" "$path_javac"; do
        [ -n "$candidate" ] || continue
        jdk_major "$candidate"
        [ "$major" -ge 21 ] && { echo "$candidate"; return 0; }
    done
    for candidate in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        jdk_major "$candidate"
        [ "$major" -gt "$best_major" ] && { best=$candidate; best_major=$major; }
    done
    [ -n "$best" ] && echo "$best"
}
