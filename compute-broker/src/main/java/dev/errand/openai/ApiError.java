package dev.errand.openai;

/**
 * A request that is refused, as the API says so: a status and one clear line.
 *
 * @see <a href="https://platform.openai.com/docs/guides/error-codes">OpenAI API: error codes</a>
 */
public final class ApiError extends RuntimeException {

    private final int status;
    private final String type;

    private ApiError(int status, String type, String message) {
        super(message);
        this.status = status;
        this.type = type;
    }

    /** The request is malformed: trying again will not help. */
    public static ApiError badRequest(String message) {
        return new ApiError(400, "invalid_request_error", message);
    }

    /** No such model or path. */
    public static ApiError notFound(String message) {
        return new ApiError(404, "not_found_error", message);
    }

    /** The lease does not pay for it: no lease, no receipt for what was delivered, or the escrow is used up. */
    public static ApiError paymentRequired(String message) {
        return new ApiError(402, "payment_required", message);
    }

    /** Nobody can serve it now; somebody may later. */
    public static ApiError unavailable(String message) {
        return new ApiError(503, "unavailable", message);
    }

    /** Who was to serve it answered nonsense or broke off. */
    public static ApiError badGateway(String message) {
        return new ApiError(502, "bad_gateway", message);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The error's type, as it stands in the answer. */
    public String type() {
        return type;
    }
}
