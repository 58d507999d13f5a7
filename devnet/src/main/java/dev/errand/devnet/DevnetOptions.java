package dev.errand.devnet;

/**
 * How a devnet is to be run.
 *
 * @param host what runs the node
 * @param port where the node listens on 127.0.0.1; 0 takes any free port
 */
public record DevnetOptions(Host host, int port) {

    /** A child process on any free port. */
    public static final DevnetOptions DEFAULT = new DevnetOptions(Host.PROCESS, 0);

    /** What runs the node. */
    public enum Host {
        /** A child process, which dies with this one. */
        PROCESS,
        /** A container, by Docker. */
        CONTAINER
    }

    /** @throws IllegalArgumentException unless {@code port} is 0 to 65,535 */
    public DevnetOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port);
        }
    }

    /** As this, on that port. */
    public DevnetOptions withPort(int port) {
        return new DevnetOptions(host, port);
    }

    /** As this, in a container. */
    public DevnetOptions inContainer() {
        return new DevnetOptions(Host.CONTAINER, port);
    }
}
