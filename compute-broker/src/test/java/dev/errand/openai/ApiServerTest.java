package dev.errand.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.openai.ApiServer.Bounds;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a stranger can take of a server without asking anything. */
class ApiServerTest {

    private static final int BYTES = 1_000;
    private static final Bounds PATIENT = new Bounds(BYTES, Duration.ofMinutes(5));

    @Test
    void bodiesOfWhichTheRestNeverComesAreBoundedTogetherAndForgottenWithTheirConnections() throws Exception {
        try (ApiServer server = serve(PATIENT)) {
            try (Socket half = begin(server, BYTES)) {
                send(half, BYTES - 1);
                await(server, BYTES - 1);
                try (Socket other = begin(server, BYTES)) {
                    send(other, BYTES - 1);
                    assertThat(answer(other)).isEqualTo("HTTP/1.1 503 Service Unavailable");
                }
                assertThat(server.held()).isEqualTo(BYTES - 1);
            }
            await(server, 0);
        }
    }

    @Test
    void whatWasAnsweredIsHeldNoMore() throws Exception {
        try (ApiServer server = serve(PATIENT)) {
            ApiClient client = new ApiClient(server.uri(), Map.of(), Duration.ofMinutes(1));
            for (int i = 0; i < 3; i++) {
                assertThat(client.post("/", new byte[BYTES], Map.of()).status()).isEqualTo(200);
                await(server, 0); // the answer is out a little before
            }
        }
    }

    @Test
    void aBodyThatDoesNotArriveInTimeIsDropped() throws Exception {
        try (ApiServer server = serve(new Bounds(BYTES, Duration.ofMillis(1)));
                Socket half = begin(server, BYTES)) {
            assertThat(answer(half)).isEqualTo("HTTP/1.1 408 Request Timeout");
        }
    }

    private static ApiServer serve(Bounds bounds) {
        return ApiServer.start("127.0.0.1", 0, bounds, exchange -> exchange.reply(200, "{}"));
    }

    private static void await(ApiServer server, long bytes) {
        while (server.held() != bytes) {
            Thread.onSpinWait();
        }
    }

    private static Socket begin(ApiServer server, int length) throws IOException {
        Socket socket = new Socket(server.uri().getHost(), server.uri().getPort());
        String head = "POST / HTTP/1.1\r\nHost: here\r\nContent-Length: " + length + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void send(Socket socket, int bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(new byte[bytes]);
        out.flush();
    }

    private static String answer(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
    }
}
