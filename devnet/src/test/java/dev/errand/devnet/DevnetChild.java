package dev.errand.devnet;

import java.io.IOException;
import java.util.stream.Collectors;

/** A program of its own that starts a devnet on a leash, prints the ids of its child processes and waits to be killed. */
final class DevnetChild {

    private DevnetChild() {}

    public static void main(String[] args) throws IOException {
        try (Devnet devnet = Devnet.start(DevnetOptions.DEFAULT, Leash.valueOf(args[0]))) {
            devnet.client().head();
            System.out.println(ProcessHandle.current()
                    .descendants()
                    .map(child -> Long.toString(child.pid()))
                    .collect(Collectors.joining(" ")));
            System.in.read();
        }
    }
}
