package dev.errand.testkit;

import dev.errand.agent.Agent;
import dev.errand.agent.Handler;
import dev.errand.agent.MessageContext;
import dev.errand.agent.Reply;
import dev.errand.agent.Sending;
import dev.errand.agent.Skill;
import dev.errand.key.SigningKey;
import dev.errand.value.Address;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An agent whose answers a test writes down beforehand. All that it hears and says is recorded. The last script for a type of
 * message counts.
 */
public final class ScriptedPeer {

    private static final Duration FOREVER = Duration.ofDays(365);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SigningKey key = SigningKey.random();
    private final String name;
    private final AgentTester tester;
    private final Map<Class<?>, Consumer<Agent.Builder>> scripts = new LinkedHashMap<>();

    /** Something that a test makes the peer do. */
    private record Act(Address peer, Deed deed) {}

    private interface Deed {
        void run(MessageContext context) throws InterruptedException;
    }

    ScriptedPeer(String name, AgentTester tester) {
        this.name = name;
        this.tester = tester;
        restart();
    }

    /** Its address, to be given to the agent under test. */
    public Address address() {
        return key.address();
    }

    /** It answers messages of this type so. */
    public <M, R> ScriptedPeer answers(Class<M> message, Class<R> reply, Function<M, R> answer) {
        return handles(message, reply, (heard, context) -> answer.apply(heard));
    }

    /** It fails on messages of this type. */
    public <M> ScriptedPeer failsOn(Class<M> message) {
        return handles(message, Object.class, (heard, context) -> {
            throw new IllegalStateException("the script says so");
        });
    }

    /** It never answers messages of this type. */
    public <M> ScriptedPeer ignores(Class<M> message) {
        return handles(message, Object.class, (heard, context) -> {
            context.sleep(FOREVER);
            throw new IllegalStateException("forever is over");
        });
    }

    /** It takes messages of this type, to which there is no answer. */
    public <M> ScriptedPeer takes(Class<M> message) {
        scripts.put(message, agent -> agent.onMessage(message, this::hear));
        return restart();
    }

    /** It asks the agent under test. Time moves until the answer is there, or twenty seconds are over. */
    public <R> Reply<R> ask(Object message, Class<R> reply) {
        return ask(message, UUID.randomUUID().toString(), reply);
    }

    /** The same within a conversation. */
    public <R> Reply<R> ask(Object message, String conversation, Class<R> reply) {
        CompletableFuture<Reply<R>> answer = new CompletableFuture<>();
        return act(answer, context -> {
            Address agent = tester.agent().address();
            tester.record(address(), agent, conversation, message);
            Reply<R> got = context.ask(agent, message, conversation, reply, PATIENCE);
            if (got instanceof Reply.Answered<R>(R said)) {
                tester.record(agent, address(), conversation, said);
            }
            answer.complete(got);
        });
    }

    /** It sends the agent under test a durable message within a conversation; all that comes of it at once is done on return. */
    public Sending send(Object message, String conversation) {
        CompletableFuture<Sending> sending = new CompletableFuture<>();
        Sending sent = act(sending, context -> {
            tester.record(address(), tester.agent().address(), conversation, message);
            sending.complete(context.send(tester.agent().address(), message, conversation));
        });
        tester.settle();
        return sent;
    }

    private <T> T act(CompletableFuture<T> done, Deed deed) {
        tester.runtime().publish(new Act(address(), deed));
        return tester.await(done);
    }

    private <M, R> ScriptedPeer handles(Class<M> message, Class<R> reply, Handler<M, R> handler) {
        scripts.put(
                message,
                agent -> agent.handle(message, reply, (heard, context) -> {
                    hear(heard, context);
                    R answer = handler.handle(heard, context);
                    tester.record(address(), context.sender().orElse(Address.ZERO), context.conversation(), answer);
                    return answer;
                }));
        return restart();
    }

    private void hear(Object heard, MessageContext context) {
        tester.record(context.sender().orElse(Address.ZERO), address(), context.conversation(), heard);
    }

    private ScriptedPeer restart() {
        Agent.Builder agent = Agent.builder(key)
                .name(name)
                .skill(Skill.of("scripted", "Says what a test told it to say"))
                .onEvent(Act.class, (act, context) -> {
                    if (act.peer().equals(context.self())) {
                        act.deed().run(context);
                    }
                });
        scripts.values().forEach(script -> script.accept(agent));
        tester.runtime().stop(address());
        tester.runtime().start(agent.build());
        return this;
    }

    /** The name and the address. */
    @Override
    public String toString() {
        return name + " " + address();
    }
}
