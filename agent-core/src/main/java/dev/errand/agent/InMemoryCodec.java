package dev.errand.agent;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/** Hands envelopes over as they are. They never leave the program, so there is no wire form. */
final class InMemoryCodec implements MessageCodec<Envelope, Envelope> {

    static final String NAME = "errand.in-memory";

    @Override
    public void encodeToWire(Buffer buffer, Envelope envelope) {
        throw new IllegalStateException("an in-memory message was sent to another program");
    }

    @Override
    public Envelope decodeFromWire(int position, Buffer buffer) {
        throw new IllegalStateException("an in-memory message came from another program");
    }

    @Override
    public Envelope transform(Envelope envelope) {
        return envelope;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public byte systemCodecID() {
        return -1; // not one of Vert.x's own
    }
}
