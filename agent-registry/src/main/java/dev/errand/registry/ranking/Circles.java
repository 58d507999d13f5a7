package dev.errand.registry.ranking;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/*
 * Who pays whom, and where the money comes back round: the strongly connected components of the graph from clients to the owners of
 * agents (Tarjan 1972, "Depth-first search and linear graph algorithms"), without recursion. Between two of one component traffic
 * costs them nothing, so it proves nothing.
 */
final class Circles {

    private final Map<String, Set<String>> paid = new HashMap<>();
    private final Map<String, Integer> component = new HashMap<>();
    private boolean stale;

    void add(String client, String owner) {
        stale |= paid.computeIfAbsent(client, c -> new HashSet<>()).add(owner);
    }

    /** Whether what the client pays can come back to it. */
    boolean close(String client, String owner) {
        if (client.equals(owner)) {
            return true;
        }
        if (!paid.containsKey(owner)) {
            return false; // pays nobody, so nothing comes back
        }
        if (stale) {
            components();
            stale = false;
        }
        return component.getOrDefault(client, -1).equals(component.getOrDefault(owner, -2));
    }

    private record Visit(String node, Iterator<String> next) {}

    private void components() {
        component.clear();
        Map<String, Integer> order = new HashMap<>();
        Map<String, Integer> low = new HashMap<>();
        Deque<String> open = new ArrayDeque<>();
        for (String start : List.copyOf(paid.keySet())) {
            if (!order.containsKey(start)) {
                visit(start, order, low, open);
            }
        }
    }

    private void visit(String start, Map<String, Integer> order, Map<String, Integer> low, Deque<String> open) {
        Deque<Visit> path = new ArrayDeque<>();
        path.push(enter(start, order, low, open));
        while (!path.isEmpty()) {
            Visit visit = path.element();
            if (visit.next().hasNext()) {
                String next = visit.next().next();
                if (!order.containsKey(next)) {
                    path.push(enter(next, order, low, open));
                } else if (!component.containsKey(next)) {
                    low.merge(visit.node(), order.getOrDefault(next, 0), Math::min);
                }
                continue;
            }
            path.pop();
            String node = visit.node();
            int lowest = low.getOrDefault(node, 0);
            if (lowest == order.getOrDefault(node, 0)) {
                leave(node, open);
            }
            if (!path.isEmpty()) {
                low.merge(path.element().node(), lowest, Math::min);
            }
        }
    }

    private Visit enter(String node, Map<String, Integer> order, Map<String, Integer> low, Deque<String> open) {
        int number = order.size();
        order.put(node, number);
        low.put(node, number);
        open.push(node);
        return new Visit(node, new ArrayList<>(paid.getOrDefault(node, Set.of())).iterator());
    }

    private void leave(String root, Deque<String> open) {
        int number = component.size();
        String node;
        do {
            node = open.pop();
            component.put(node, number);
        } while (!node.equals(root));
    }
}
