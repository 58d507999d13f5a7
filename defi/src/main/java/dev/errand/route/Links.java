package dev.errand.route;

import java.util.Arrays;

/** Numbered tokens and the links between them, each over two tokens, over which something can be traded one way or the other. */
final class Links {

    private final int[] first;
    private final int[] second;
    private final int[][] at;

    /**
     * Link i joins the tokens {@code first[i]} and {@code second[i]}.
     *
     * @param tokens how many there are
     */
    Links(int tokens, int[] first, int[] second) {
        this.first = first.clone();
        this.second = second.clone();
        this.at = incidence(tokens);
    }

    private int[][] incidence(int tokens) {
        int[] degree = new int[tokens];
        for (int i = 0; i < first.length; i++) {
            degree[first[i]]++;
            degree[second[i]]++;
        }
        int[][] incident = new int[tokens][];
        for (int t = 0; t < incident.length; t++) {
            incident[t] = new int[degree[t]];
        }
        for (int i = first.length - 1; i >= 0; i--) {
            incident[first[i]][--degree[first[i]]] = i;
            incident[second[i]][--degree[second[i]]] = i;
        }
        return incident;
    }

    int count() {
        return first.length;
    }

    int tokens() {
        return at.length;
    }

    /** The links of a token; not to be written to. */
    int[] at(int token) {
        return at[token];
    }

    int first(int link) {
        return first[link];
    }

    int second(int link) {
        return second[link];
    }

    int other(int link, int token) {
        return first[link] == token ? second[link] : first[link];
    }

    /** How many links lie between each token and {@code token}; {@link Integer#MAX_VALUE} where nothing connects them. */
    int[] distances(int token) {
        int[] distance = new int[tokens()];
        Arrays.fill(distance, Integer.MAX_VALUE);
        int[] queue = new int[tokens()];
        int end = 0;
        queue[end++] = token;
        distance[token] = 0;
        for (int head = 0; head < end; head++) {
            for (int link : at[queue[head]]) {
                int next = other(link, queue[head]);
                if (distance[next] == Integer.MAX_VALUE) {
                    distance[next] = distance[queue[head]] + 1;
                    queue[end++] = next;
                }
            }
        }
        return distance;
    }
}
