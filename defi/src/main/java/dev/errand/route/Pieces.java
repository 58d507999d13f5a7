package dev.errand.route;

/** The pieces of constant liquidity of all pools in both directions, one after the other, those of one pool together. */
final class Pieces {

    private static final int MOST_ROUNDS = 60;
    private static final double NEAR = 1e-9;

    private final int[] arc;
    private final int[] from;
    private final int[] to;
    private final double[] start;
    private final double[] width;
    private final double[] power;
    private final double[] slopeIn;
    private final double[] slopeOut;

    Pieces(DualProblem problem) {
        int count = 0;
        for (int each = 0; each < problem.arcs(); each++) {
            count += problem.isShut(each / 2) ? 0 : liquid(problem.curve(each));
        }
        arc = new int[count];
        from = new int[count];
        to = new int[count];
        start = new double[count];
        width = new double[count];
        power = new double[count];
        slopeIn = new double[count];
        slopeOut = new double[count];
        int at = 0;
        for (int each = 0; each < problem.arcs(); each++) {
            Curve curve = problem.curve(each);
            for (int piece = 0; piece < curve.pieces() && !problem.isShut(each / 2); piece++) {
                if (curve.slopeIn(piece) > 0) {
                    arc[at] = each;
                    from[at] = problem.from(each);
                    to[at] = problem.to(each);
                    start[at] = curve.start(piece);
                    width[at] = curve.width(piece);
                    power[at] = curve.power();
                    slopeIn[at] = curve.slopeIn(piece);
                    slopeOut[at++] = curve.slopeOut(piece);
                }
            }
        }
    }

    private static int liquid(Curve curve) {
        int count = 0;
        for (int piece = 0; piece < curve.pieces(); piece++) {
            count += curve.slopeIn(piece) > 0 ? 1 : 0;
        }
        return count;
    }

    int count() {
        return arc.length;
    }

    int arc(int piece) {
        return arc[piece];
    }

    /** The token that goes in. */
    int from(int piece) {
        return from[piece];
    }

    /** The token that comes out. */
    int to(int piece) {
        return to[piece];
    }

    /** The arc's depth at which it begins. */
    double start(int piece) {
        return start[piece];
    }

    double width(int piece) {
        return width[piece];
    }

    boolean isBounded(int piece) {
        return width[piece] != Double.POSITIVE_INFINITY;
    }

    /** The curve's. */
    double power(int piece) {
        return power[piece];
    }

    /** What goes in for a little depth where it begins. */
    double slopeIn(int piece) {
        return slopeIn[piece];
    }

    /** What comes out for a little depth where it begins. */
    double slopeOut(int piece) {
        return slopeOut[piece];
    }

    /** The depth θ inside a piece at which {@code θ - asked = mu/θ - mu/(width - θ)}. */
    static double centre(double asked, double width, double mu) {
        double root = Math.sqrt(asked * asked + 4 * mu);
        double open = asked > 0 ? (asked + root) / 2 : 2 * mu / (root - asked);
        if (width == Double.POSITIVE_INFINITY) {
            return open;
        }
        double low = 0;
        double high = width;
        double at = Math.min(open, width / 2);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double room = width - at;
            double miss = at - asked - mu / at + mu / room;
            if (miss > 0) {
                high = at;
            } else {
                low = at;
            }
            double next = at - miss / (1 + mu / at / at + mu / room / room);
            next = next > low && next < high ? next : (low + high) / 2;
            if (Math.abs(next - at) <= NEAR * Math.min(at, room)) {
                break;
            }
            at = next;
        }
        return at;
    }
}
