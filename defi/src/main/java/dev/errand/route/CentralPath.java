package dev.errand.route;

import java.util.stream.IntStream;

/**
 * Walks from any prices to near the ones at which the dual is least: a primal-dual interior-point method, with a predictor and a
 * corrector in each step. Some fifteen steps, whatever the number of pools. Used once, by one thread.
 *
 * <p>Each piece of a pool's curve has a depth θ between zero and its width, pressed away from either end by a force: {@code s} at zero,
 * {@code z} at the width. At the optimum θ - d = s - z, where d is the depth that the prices ask for, and a force acts only at its end:
 * sθ = 0, z(width - θ) = 0. On the way both products are μ, which falls to nothing, weighed so that the flow which a piece has too much
 * is worth alike in every pool. A step of Newton's method ties the prices of a pool's tokens together as a spring would, so it solves
 * the Laplacian of the graph. What a token has left, or lacks, ties it to its place: without that, tokens that hardly any pool leads to
 * would fly away.
 *
 * @see <a href="https://doi.org/10.1137/0802028">Mehrotra 1992: On the implementation of a primal-dual interior point method</a>
 */
final class CentralPath {

    private static final double FIRST_MU = 0.1;
    private static final double LEAST_MU = 1e-25;
    private static final double LEAST_CENTRING = 1e-4;
    private static final double SHORT_OF_THE_END = 0.99;
    private static final double LONGEST = 2;
    private static final double TOLERANCE = 1e-4;
    private static final int MOST_STEPS = 100;

    private final DualProblem problem;
    private final int tokens;
    private final Pieces pieces;
    private final double[] depth;
    private final double[] room;
    private final double[] under;
    private final double[] over;
    private final double[] weight;
    private final double[] depthStep;
    private final double[] underStep;
    private final double[] overStep;
    private final double[] slopeIn;
    private final double[] slopeOut;
    private final double[] give;
    private final double[] pull;
    private final double[] shift;
    private final double[] step;
    private final double[] price;
    private final double[] left;
    private final double[] right;
    private final Laplacian laplacian;
    private double mu = FIRST_MU;
    private double products;
    private int steps;

    /** Begins at these prices; the problem's base is moved there. */
    CentralPath(DualProblem problem, double[] logPrices) {
        this.problem = problem;
        this.tokens = problem.tokens();
        this.pieces = new Pieces(problem);
        int count = pieces.count();
        depth = new double[count];
        room = new double[count];
        under = new double[count];
        over = new double[count];
        weight = new double[count];
        depthStep = new double[count];
        underStep = new double[count];
        overStep = new double[count];
        slopeIn = new double[count];
        slopeOut = new double[count];
        give = new double[count];
        pull = new double[count];
        shift = new double[tokens];
        step = new double[tokens];
        price = new double[tokens];
        left = new double[tokens];
        right = new double[tokens];
        laplacian = new Laplacian(tokens, problem.arcs() / 2 + tokens, problem.unit());
        problem.rebase(logPrices);
        begin();
    }

    private void begin() {
        double size = size();
        for (int i = 0; i < depth.length; i++) {
            weight[i] = Math.min(1, size / worth(i));
            depth[i] = Pieces.centre(asked(i), pieces.width(i), mu * weight[i]);
            room[i] = pieces.width(i) - depth[i];
            under[i] = mu * weight[i] / depth[i];
            over[i] = mu * weight[i] / room[i];
        }
    }

    /** What a piece takes for a little depth, in the token that counts. */
    private double worth(int piece) {
        return pieces.slopeIn(piece) * problem.base(pieces.from(piece));
    }

    /** About what will be traded: what is given, or, where nothing is, as much as the piece in the middle takes. */
    private double size() {
        double given = problem.worthGiven();
        return given > 0 || depth.length == 0
                ? given
                : IntStream.range(0, depth.length)
                        .mapToDouble(this::worth)
                        .sorted()
                        .toArray()[depth.length / 2];
    }

    /** The depth that the prices ask for; beyond the piece's ends too. */
    private double asked(int piece) {
        return problem.depth(pieces.arc(piece), shift) - pieces.start(piece);
    }

    /** How far the prices have moved from where the path began, as logarithms; not to be written to. */
    double[] shift() {
        return shift;
    }

    /** Goes on until the flows at the prices reached fit together to that share of what is traded, or for as long as it pays. */
    void follow(double share) {
        while (steps < MOST_STEPS && mu > LEAST_MU && problem.error(shift) > share) {
            steps++;
            linearise();
            aim(0, false);
            double reach = Math.min(1, reach());
            double rest = productsAfter(reach) / products;
            aim(Math.max(rest * rest * rest, LEAST_CENTRING) * mu, true);
            move(Math.min(1, SHORT_OF_THE_END * reach()));
        }
    }

    /** The graph's springs, and what is left of each token, at the present point. */
    private void linearise() {
        for (int t = 0; t < tokens; t++) {
            price[t] = problem.base(t) * Math.exp(shift[t]);
            left[t] = problem.given(t) * price[t];
        }
        laplacian.clear();
        products = 0;
        int terms = 0;
        int pool = 0;
        double spring = 0;
        for (int i = 0; i < depth.length; i++) {
            int from = pieces.from(i);
            int to = pieces.to(i);
            double power = pieces.power(i);
            double grown = Curve.grow(power, depth[i]);
            double shrunk = Curve.shrink(power, depth[i], grown);
            double in = pieces.slopeIn(i) * price[from];
            double out = pieces.slopeOut(i) * price[to];
            left[from] -= in * grown;
            left[to] += out * shrunk;
            slopeIn[i] = in * (1 + power * grown);
            slopeOut[i] = out * (1 + (power - 1) * shrunk);
            give[i] = 1 / (1 + under[i] / depth[i] + over[i] / room[i]);
            products += under[i] * depth[i] / weight[i];
            terms++;
            if (pieces.isBounded(i)) {
                products += over[i] * room[i] / weight[i];
                terms++;
            }
            if (pieces.arc(i) / 2 != pool) {
                tie(pool, spring);
                pool = pieces.arc(i) / 2;
                spring = 0;
            }
            spring += give[i] * Math.sqrt(slopeIn[i] * slopeOut[i]);
        }
        tie(pool, spring);
        for (int t = 0; t < tokens; t++) {
            if (t != problem.unit() && left[t] != 0) {
                laplacian.add(t, problem.unit(), Math.abs(left[t]));
            }
        }
        mu = products / Math.max(1, terms);
        laplacian.factor();
    }

    private void tie(int pool, double spring) {
        if (spring > 0) {
            laplacian.add(problem.from(2 * pool), problem.to(2 * pool), spring);
        }
    }

    /**
     * Finds the step to where the products are {@code target}.
     *
     * @param corrected whether the products of the step found before are taken into account
     */
    private void aim(double target, boolean corrected) {
        for (int t = 0; t < tokens; t++) {
            right[t] = -left[t];
        }
        for (int i = 0; i < depth.length; i++) {
            double low = target * weight[i] - (corrected ? depthStep[i] * underStep[i] : 0);
            double high = target * weight[i] + (corrected ? depthStep[i] * overStep[i] : 0);
            pull[i] = asked(i) - depth[i] + low / depth[i] - high / room[i];
            right[pieces.from(i)] += slopeIn[i] * give[i] * pull[i];
            right[pieces.to(i)] -= slopeOut[i] * give[i] * pull[i];
        }
        laplacian.solve(right, step, TOLERANCE);
        for (int i = 0; i < depth.length; i++) {
            double low = target * weight[i] - (corrected ? depthStep[i] * underStep[i] : 0);
            double high = target * weight[i] + (corrected ? depthStep[i] * overStep[i] : 0);
            double deeper = give[i] * (step[pieces.to(i)] - step[pieces.from(i)] + pull[i]);
            underStep[i] = (low - under[i] * deeper) / depth[i] - under[i];
            overStep[i] = (high + over[i] * deeper) / room[i] - over[i];
            depthStep[i] = deeper;
        }
    }

    /** How much of the step can be taken before a depth or a force meets its end, or prices move too far at once. */
    private double reach() {
        double most = 1 / SHORT_OF_THE_END;
        for (int i = 0; i < depth.length; i++) {
            double deeper = depthStep[i];
            if (deeper < 0) {
                most = Math.min(most, -depth[i] / deeper);
            } else if (deeper > 0) {
                most = Math.min(most, Math.min(room[i], 1) / deeper);
            }
            if (underStep[i] < 0) {
                most = Math.min(most, -under[i] / underStep[i]);
            }
            if (overStep[i] < 0) {
                most = Math.min(most, -over[i] / overStep[i]);
            }
        }
        for (int t = 0; t < tokens; t++) {
            most = Math.min(most, LONGEST / Math.abs(step[t]));
        }
        return most;
    }

    private double productsAfter(double length) {
        double sum = 0;
        for (int i = 0; i < depth.length; i++) {
            double deeper = length * depthStep[i];
            sum += (under[i] + length * underStep[i]) * (depth[i] + deeper) / weight[i];
            if (pieces.isBounded(i)) {
                sum += (over[i] + length * overStep[i]) * (room[i] - deeper) / weight[i];
            }
        }
        return sum;
    }

    private void move(double length) {
        for (int t = 0; t < tokens; t++) {
            shift[t] += length * step[t];
        }
        for (int i = 0; i < depth.length; i++) {
            depth[i] += length * depthStep[i];
            room[i] -= length * depthStep[i];
            under[i] += length * underStep[i];
            over[i] += length * overStep[i];
        }
    }
}
