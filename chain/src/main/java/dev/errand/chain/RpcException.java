package dev.errand.chain;

/** The node answered a request with a JSON-RPC error. */
public final class RpcException extends ChainException {

    private final String method;
    private final int code;

    RpcException(String method, int code, String message) {
        super("the node refused " + method + ": " + message + " (code " + code + ")");
        this.method = method;
        this.code = code;
    }

    /** The JSON-RPC method that was called. */
    public String method() {
        return method;
    }

    /** The error's code, as JSON-RPC 2.0 and the node define it. */
    public int code() {
        return code;
    }
}
