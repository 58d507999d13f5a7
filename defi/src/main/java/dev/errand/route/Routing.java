package dev.errand.route;

/** A router's answer. */
public sealed interface Routing permits Route, Routing.NoRoute {

    /**
     * The swap cannot be made over these pools.
     *
     * @param reason for people, one line
     */
    record NoRoute(String reason) implements Routing {}
}
