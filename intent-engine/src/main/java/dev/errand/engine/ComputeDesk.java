package dev.errand.engine;

import dev.errand.agent.Reply;
import dev.errand.agent.schema.MessageType;
import dev.errand.intent.Intent;
import dev.errand.intent.Language;
import dev.errand.offer.ComputeEstimate;
import dev.errand.offer.ComputeOrder;
import dev.errand.offer.ComputeReply;
import dev.errand.registry.Match;

/** Has a registered agent say what a job on GPUs would take. Nothing moves, and nothing is rented. */
final class ComputeDesk {

    private static final String COMPUTE = "compute";

    /** So many are asked, one after another, until one answers. */
    private static final int MOST_ASKED = 3;

    private static final double SECONDS_OF_HOUR = 3600;

    /** A lease lasts a week at most. */
    private static final double MOST_HOURS = 7 * 24;

    private static final MessageType<ComputeOrder> ORDER = MessageType.of(ComputeOrder.class);

    private final Surroundings its;

    ComputeDesk(Surroundings its) {
        this.its = its;
    }

    /** Whether an intent is for this desk. */
    static boolean serves(Intent intent) {
        return intent instanceof Intent.Infer
                || intent instanceof Intent.Train
                || intent instanceof Intent.Rent
                || intent instanceof Intent.Render;
    }

    /** Whether a job is wanted itself, and not only what it takes. */
    static boolean isToBeDone(Intent intent) {
        return serves(intent) && intent.movesValue();
    }

    /**
     * Refused if no agent for it is registered, or none of them can say.
     *
     * @param unrented why the job is not begun; empty if it was not asked for
     */
    Answer.Fact.Estimated ask(Intent intent, String text, String unrented) throws Refusal, InterruptedException {
        boolean chinese = Language.of(text) == Language.CHINESE;
        ComputeOrder order = order(intent, chinese ? "zh" : "en");
        String last = (unrented.isEmpty() ? "" : unrented + "; ")
                + "no agent that knows GPUs is registered; ./errand size tells what a job takes";
        for (Match match : its.scout().forOrder(COMPUTE, text, ORDER.write(order), MOST_ASKED)) {
            String name = "'" + match.agent().name() + "'";
            switch (its.runtime().ask(match.agent().address(), order, ComputeReply.class, its.agentTimeout())) {
                case Reply.Answered<ComputeReply>(ComputeEstimate estimate) -> {
                    String instead = unrented.isEmpty() ? "" : unrented + machines(intent, estimate, chinese);
                    return new Answer.Fact.Estimated(match.agent(), estimate, instead);
                }
                case Reply.Answered<ComputeReply>(ComputeReply.Declined declined) ->
                    last = name + " says: " + declined.reason();
                case Reply.TimedOut<ComputeReply> late -> last = name + " did not answer in time";
                case Reply.Unreachable<ComputeReply> gone -> last = name + " cannot be reached: " + gone.reason();
                case Reply.Failed<ComputeReply> failed -> last = name + " failed: " + failed.reason();
            }
        }
        throw new Refusal(last);
    }

    /** The sentence that rents the machines themselves for as long as the work may take; empty where no lease is that long. */
    private static String machines(Intent intent, ComputeEstimate estimate, boolean chinese) {
        double hours = Math.max(1, Math.ceil(estimate.mostSeconds() / SECONDS_OF_HOUR));
        if (intent instanceof Intent.Rent || !(hours <= MOST_HOURS)) {
            return "";
        }
        String count = Integer.toString(estimate.gpus());
        String span = Long.toString((long) hours);
        return chinese
                ? "；要租机器自己来做，可以说：租" + count + "张" + estimate.gpu() + "用" + span + "小时"
                : "; to have the machines and do it yourself, say: rent " + count + " " + estimate.gpu() + " for "
                        + span + (hours == 1 ? " hour" : " hours");
    }

    private static ComputeOrder order(Intent intent, String language) {
        ComputeOrder.Builder order = ComputeOrder.of(intent.type(), language);
        switch (intent) {
            case Intent.Infer it ->
                order.model(it.model())
                        .inputTokens(it.inputTokens())
                        .outputTokens(it.outputTokens())
                        .requests(it.requests())
                        .precision(it.precision())
                        .gpu(it.gpu())
                        .count(it.count());
            case Intent.Train it ->
                order.model(it.model())
                        .parameters(it.parameters())
                        .tokens(it.tokens())
                        .gpu(it.gpu())
                        .count(it.count());
            case Intent.Render it ->
                order.frames(it.frames()).secondsPerFrame(it.secondsPerFrame()).gpu(it.gpu());
            case Intent.Rent it ->
                order.gpu(it.gpu())
                        .count(it.count())
                        .duration(it.duration() == null ? null : it.duration().approximately());
            default -> throw new IllegalStateException("a " + intent.type() + " is no job for GPUs");
        }
        return order.build();
    }
}
