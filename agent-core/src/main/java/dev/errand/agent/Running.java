package dev.errand.agent;

import java.util.Optional;

/** An agent in a runtime: what it waits for, keeps and talks about. */
final class Running {

    private final Agent agent;
    private final Exchange.Sender sender;
    private final Mailbox mailbox;
    private final Dialogues dialogues;
    private final Entries entries;
    private Optional<System.Logger> log = Optional.empty(); // guarded by this
    private volatile boolean stopped;

    Running(Agent agent, Exchange exchange) {
        this.agent = agent;
        this.sender = Exchange.Sender.of(agent);
        this.dialogues = new Dialogues(agent.behaviour().dialogues().keySet());
        this.entries = exchange.entries(agent.address());
        this.mailbox = new Mailbox(exchange, this);
    }

    Agent agent() {
        return agent;
    }

    Exchange.Sender sender() {
        return sender;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    Dialogues dialogues() {
        return dialogues;
    }

    Entries entries() {
        return entries;
    }

    synchronized System.Logger log() {
        if (log.isEmpty()) {
            log = Optional.of(new AgentLog(agent.card().card().name()));
        }
        return log.get();
    }

    boolean isStopped() {
        return stopped;
    }

    void stop() {
        stopped = true;
        mailbox.close();
    }
}
