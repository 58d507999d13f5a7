package dev.errand.route;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;

/** Finds an {@link Optimum}: solves the dual of the network's problem, and takes what each market maker trades at its prices. */
final class OptimumSearch {

    /** As a share of what is traded: where more than this does not fit together, the trades are none. */
    private static final double FITS = 1e-6;

    /** What a few operations on doubles round away, as a share. */
    private static final double ROUNDED = 0x1p-49;

    private final Objective objective;
    private final Network network;

    OptimumSearch(List<? extends MarketMaker> makers, Objective objective) {
        this.objective = objective;
        this.network = new Network(makers, objective);
    }

    Optional<Optimum> run() {
        if (objective instanceof Objective.Liquidation liquidation && owesWhatNobodyHolds(liquidation)) {
            return Optional.empty();
        }
        double[] given = given();
        DualProblem problem = problem(given);
        DualSearch search = new DualSearch(problem);
        search.run(problem.guess());
        double[] logPrices = search.refine();
        double[] shift = search.shift();
        double value = value(problem, given, shift, logPrices);
        return Double.isNaN(value)
                ? Optional.empty()
                : Optional.of(new Optimum(
                        objective,
                        value,
                        OptimumBound.at(network, objective, logPrices),
                        prices(logPrices),
                        exchanges(problem, shift)));
    }

    private boolean owesWhatNobodyHolds(Objective.Liquidation liquidation) {
        return liquidation.basket().entrySet().stream()
                .anyMatch(each -> each.getValue().signum() < 0 && !network.holds(each.getKey()));
    }

    private double[] given() {
        double[] given = new double[network.tokens()];
        if (objective instanceof Objective.Liquidation liquidation) {
            for (Entry<String, BigInteger> each : liquidation.basket().entrySet()) {
                if (network.holds(each.getKey())) {
                    given[network.token(each.getKey())] = each.getValue().doubleValue();
                }
            }
        }
        return given;
    }

    /** What is left of what counts, less the worth of what is short elsewhere, and of what doubles may have rounded; NaN if too much is. */
    private static double value(DualProblem problem, double[] given, double[] shift, double[] logPrices) {
        double[] net = problem.net(shift);
        double[] traded = new double[net.length];
        for (int arc = 0; arc < problem.arcs(); arc++) {
            double depth = problem.depth(arc, shift);
            if (depth > 0) {
                traded[problem.from(arc)] += problem.curve(arc).in(depth);
                traded[problem.to(arc)] += problem.curve(arc).out(depth);
            }
        }
        double value = net[problem.unit()] - ROUNDED * traded[problem.unit()];
        double lacking = 0;
        double whole = Math.abs(value);
        for (int t = 0; t < net.length; t++) {
            if (t != problem.unit()) {
                double price = Math.exp(logPrices[t]);
                lacking += Math.max(0, ROUNDED * traded[t] - net[t]) * price;
                whole += (traded[t] + Math.abs(given[t])) * price;
            }
        }
        return lacking <= FITS * whole ? value - lacking : Double.NaN;
    }

    private DualProblem problem(double[] given) {
        List<Network.Link> links = network.links();
        Curve[] curves = new Curve[2 * links.size()];
        Arrays.setAll(
                curves,
                arc -> arc % 2 == 0
                        ? links.get(arc / 2).forward()
                        : links.get(arc / 2).backward());
        int[] first = links.stream().mapToInt(Network.Link::first).toArray();
        int[] second = links.stream().mapToInt(Network.Link::second).toArray();
        return new DualProblem(new Links(network.tokens(), first, second), curves, given, network.unit());
    }

    private Map<String, Double> prices(double[] logPrices) {
        Map<String, Double> prices = new HashMap<>();
        for (int token = 0; token < network.named(); token++) {
            prices.put(network.name(token), Math.exp(logPrices[token]));
        }
        return prices;
    }

    private List<Optimum.Exchange> exchanges(DualProblem problem, double[] shift) {
        List<Map<String, Double>> taken = new ArrayList<>();
        network.makers().forEach(maker -> taken.add(new HashMap<>()));
        for (int arc = 0; arc < problem.arcs(); arc++) {
            int maker = network.links().get(arc / 2).maker();
            double depth = problem.depth(arc, shift);
            if (maker >= 0 && depth > 0) {
                add(taken.get(maker), problem.from(arc), problem.curve(arc).in(depth));
                add(taken.get(maker), problem.to(arc), -problem.curve(arc).out(depth));
            }
        }
        List<Optimum.Exchange> exchanges = new ArrayList<>();
        for (int i = 0; i < taken.size(); i++) {
            Map<String, Double> tendered = new HashMap<>();
            Map<String, Double> received = new HashMap<>();
            taken.get(i).forEach((token, amount) -> {
                if (amount > 0) {
                    tendered.put(token, amount);
                } else if (amount < 0) {
                    received.put(token, -amount);
                }
            });
            if (!tendered.isEmpty() && !received.isEmpty()) { // else it is what doubles round
                exchanges.add(new Optimum.Exchange(network.makers().get(i), tendered, received));
            }
        }
        return exchanges;
    }

    private void add(Map<String, Double> amounts, int token, double amount) {
        if (token < network.named()) {
            amounts.merge(network.name(token), amount, Double::sum);
        }
    }
}
