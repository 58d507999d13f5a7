package dev.errand.route;

import java.util.Arrays;

/**
 * An order of tokens in which flows go forward, but for as few as a greedy choice leaves: none if the flows form no cycle.
 *
 * @see <a href="https://doi.org/10.1016/0020-0190(93)90079-O">Eades, Lin, Smyth 1993: A fast and effective heuristic for the feedback arc
 *     set problem</a>
 */
final class FlowOrder {

    private final Flows flows;
    private final int[] place;
    private final int[] order;
    private final int[] arriving;
    private final int[] awaited;
    private final double[] in;
    private final double[] out;

    /** @param must flows that have to go forward; they form no cycle */
    FlowOrder(int tokens, Flows flows, boolean[] must) {
        this.flows = flows;
        place = new int[tokens];
        order = new int[tokens];
        arriving = new int[tokens];
        awaited = new int[tokens];
        in = new double[tokens];
        out = new double[tokens];
        Arrays.fill(place, -1);
        for (int flow = 0; flow < flows.count(); flow++) {
            out[flows.from(flow)] += flows.worth(flow);
            in[flows.to(flow)] += flows.worth(flow);
            arriving[flows.to(flow)]++;
            awaited[flows.to(flow)] += must[flow] ? 1 : 0;
        }
        int[][] leaving = leaving();
        for (int count = 0; count < tokens; count++) {
            int next = next();
            place[next] = count;
            order[count] = next;
            for (int flow : leaving[next]) {
                arriving[flows.to(flow)]--;
                awaited[flows.to(flow)] -= must[flow] ? 1 : 0;
                in[flows.to(flow)] -= flows.worth(flow);
            }
        }
    }

    private int[][] leaving() {
        int[] count = new int[place.length];
        for (int flow = 0; flow < flows.count(); flow++) {
            count[flows.from(flow)]++;
        }
        int[][] leaving = new int[place.length][];
        Arrays.setAll(leaving, token -> new int[count[token]]);
        for (int flow = 0; flow < flows.count(); flow++) {
            leaving[flows.from(flow)][--count[flows.from(flow)]] = flow;
        }
        return leaving;
    }

    /** A token that nothing flows into any more, or else the one that loses the least by coming next. */
    private int next() {
        int best = -1;
        for (int t = 0; t < place.length; t++) {
            if (place[t] >= 0 || awaited[t] > 0) {
                continue;
            }
            if (arriving[t] == 0) {
                return t;
            }
            best = best < 0 || in[t] * out[best] < in[best] * out[t] ? t : best;
        }
        return best;
    }

    /** The token at that place. */
    int token(int at) {
        return order[at];
    }

    boolean isForward(int flow) {
        return place[flows.from(flow)] < place[flows.to(flow)];
    }
}
