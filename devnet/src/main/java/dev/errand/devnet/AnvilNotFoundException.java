package dev.errand.devnet;

import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;

/** There is no anvil on this machine, or none where it was looked for. */
public final class AnvilNotFoundException extends DevnetException {

    private static final long serialVersionUID = 1L;

    AnvilNotFoundException(String message) {
        super(message);
    }

    static AnvilNotFoundException in(Collection<Path> places) {
        return new AnvilNotFoundException(
                "anvil was not found. In a checkout of Errand run `npm ci` in the folder contracts;"
                        + " elsewhere install Foundry, or set " + AnvilBinary.VARIABLE
                        + " to the program's path. Looked for "
                        + places.stream().map(Path::toString).collect(Collectors.joining(", ")));
    }
}
