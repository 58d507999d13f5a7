package dev.errand.broker;

import dev.errand.agent.Agent;
import dev.errand.agent.Skill;
import dev.errand.key.Signer;
import dev.errand.offer.ComputeOrder;
import dev.errand.offer.ComputeReply;
import dev.errand.sizing.Catalog;
import dev.errand.sizing.Sizer;
import dev.errand.sizing.UnsizableException;
import java.util.List;

/** Agents that know what jobs on GPUs take. */
public final class ComputeAgents {

    /** The capability by which they are found. */
    public static final String CAPABILITY = "compute";

    private static final List<String> TAGS = List.of("gpu", "compute", "inference", "training", "算力", "训练", "推理");
    private static final List<String> EXAMPLES = List.of(
            "how long would pretraining a 175B model on 180B tokens take on one A100?",
            "rent 4 H100 for 6 hours",
            "用一张H100训练一个7B模型要多久？",
            "租8张A100用一天");

    private ComputeAgents() {}

    /** An agent that says how long a job takes and why; it rents out nothing. */
    public static Agent estimator(Signer key, Catalog catalog) {
        Estimator estimator = new Estimator(catalog, Sizer.bundled());
        return Agent.builder(key)
                .name("Foreman")
                .description("Says how long inference, training and rendering take on which GPUs, and what they cost.")
                .provider("Errand")
                .skill(
                        new Skill(
                                CAPABILITY,
                                "Size a job",
                                "Says what a job on GPUs takes, with its reasons.",
                                CAPABILITY,
                                TAGS,
                                EXAMPLES),
                        ComputeOrder.class,
                        ComputeReply.class,
                        (order, context) -> answer(estimator, order))
                .build();
    }

    private static ComputeReply answer(Estimator estimator, ComputeOrder order) {
        try {
            return estimator.estimate(order);
        } catch (UnsizableException e) {
            return new ComputeReply.Declined(String.valueOf(e.getMessage()));
        }
    }
}
