package dev.tandem.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPOutputStream;

/**
 * What a {@link FaultServer} does with one request. A fault that neither closes the
 * connection nor stalls leaves it open for the next request.
 *
 * @param name name of the fault, to show in reports of tests
 * @param beforeTls whether it is played in place of a TLS handshake
 * @param action what it does
 */
public record Fault(String name, boolean beforeTls, Action action) {

	private static final String JSON = "Content-Type: application/json";

	/**
	 * More than any body that is sent in part.
	 */
	private static final int PROMISED = 1000;

	/**
	 * A fault of a test's own.
	 * @param name name of the fault
	 * @param action what it does
	 * @return the fault
	 */
	public static Fault of(String name, Action action) {
		return new Fault(name, false, action);
	}

	private static Fault afterRequest(String name, Action action) {
		return of(name, (connection) -> {
			connection.readRequest();
			action.play(connection);
		});
	}

	/**
	 * Reads the request and never answers.
	 */
	public static Fault silence() {
		return afterRequest("silence", FaultConnection::untilClientCloses);
	}

	/**
	 * Never answers the first byte of a TLS handshake (or of a plain request).
	 */
	public static Fault tlsStall() {
		return new Fault("TLS stall", true, FaultConnection::untilClientCloses);
	}

	/**
	 * Answers a TLS handshake with what is not TLS.
	 */
	public static Fault garbageTls() {
		return new Fault("garbage TLS", true, (connection) -> connection.write("This server speaks no TLS\r\n"));
	}

	/**
	 * Resets the connection when the handshake begins.
	 */
	public static Fault resetBeforeTls() {
		return new Fault("reset before TLS", true, FaultConnection::reset);
	}

	/**
	 * Reads the request and resets the connection.
	 */
	public static Fault resetBeforeHead() {
		return afterRequest("reset before the head", FaultConnection::reset);
	}

	/**
	 * Resets the connection within the headers.
	 */
	public static Fault resetInHead() {
		return afterRequest("reset in the head", (connection) -> {
			connection.write("HTTP/1.1 200 OK\r\nContent-Ty");
			connection.reset();
		});
	}

	/**
	 * Answers with a status that HTTP does not have, and a body that stalls.
	 */
	public static Fault statusOutOfRange() {
		return afterRequest("status out of range", (connection) -> {
			connection.write("HTTP/1.1 1000 Odd\r\nContent-Length: 1000\r\n\r\n{");
			connection.untilClientCloses();
		});
	}

	/**
	 * Says that the response will come, which it does not.
	 */
	public static Fault interimHead() {
		return afterRequest("interim head", (connection) -> {
			connection.write("HTTP/1.1 100 Continue\r\n\r\n");
			connection.untilClientCloses();
		});
	}

	/**
	 * Resets the connection within the body.
	 * @param sent the part that is sent before
	 */
	public static Fault resetInBody(String sent) {
		return afterRequest("reset in the body", (connection) -> {
			connection.write(part(sent));
			connection.reset();
		});
	}

	/**
	 * Closes the connection without a response.
	 */
	public static Fault closeBeforeHead() {
		return rawThenClose("").named("close before the head");
	}

	/**
	 * Closes the connection before the promised {@code Content-Length}.
	 * @param sent the part that is sent
	 */
	public static Fault truncatedBody(String sent) {
		return rawThenClose(part(sent)).named("truncated body");
	}

	/**
	 * Closes the connection before the last chunk.
	 * @param sent the chunk that is sent
	 */
	public static Fault truncatedChunked(String sent) {
		return rawThenClose(chunkedHead() + chunk(sent)).named("truncated chunked body");
	}

	/**
	 * Sends head and a part of the body, then nothing.
	 * @param sent the part that is sent
	 */
	public static Fault stalledBody(String sent) {
		return raw(part(sent)).named("stalled body");
	}

	/**
	 * Sends head and a part of the body, then nothing.
	 * @param sent the part that is sent
	 * @param contentType type of the body
	 */
	public static Fault stalledBody(String sent, String contentType) {
		return raw(part(sent, "Content-Type: " + contentType)).named("stalled body");
	}

	/**
	 * Sends head and body, each byte after an interval.
	 * @param body the whole body
	 * @param interval time before each byte
	 */
	public static Fault dripHead(String body, Duration interval) {
		return afterRequest("slow drip of the head", (connection) -> {
			for (byte next : bytes(complete(200, body))) {
				connection.pause(interval);
				connection.write(new byte[] { next });
			}
		});
	}

	/**
	 * Sends the head at once and the body a byte at a time, each after an interval.
	 * @param body the whole body
	 * @param interval time before each byte
	 */
	public static Fault dripBody(String body, Duration interval) {
		return drip(body, (connection) -> connection.pause(interval));
	}

	/**
	 * Sends the head at once and the body a byte at a time, each for a permit.
	 * @param body the whole body
	 * @param permits where the test releases a permit for each byte
	 */
	public static Fault dripBody(String body, Semaphore permits) {
		return drip(body, (connection) -> connection.await(permits));
	}

	private static Fault drip(String body, Action beforeEach) {
		return afterRequest("slow drip of the body", (connection) -> {
			byte[] bytes = bytes(body);
			connection.write(head(200, JSON, "Content-Length: " + bytes.length));
			for (byte next : bytes) {
				beforeEach.play(connection);
				connection.write(new byte[] { next });
			}
		});
	}

	/**
	 * Answers with what is not HTTP.
	 */
	public static Fault garbageHead() {
		return raw("\u0000\u0001 not HTTP\r\n\r\n").named("garbage head");
	}

	/**
	 * Answers with exactly this text and leaves the connection open.
	 * @param response the text of the response, head included
	 */
	public static Fault raw(String response) {
		return afterRequest("raw response", (connection) -> connection.write(response));
	}

	/**
	 * Answers with exactly this text and closes the connection.
	 * @param response the text of the response, head included
	 */
	public static Fault rawThenClose(String response) {
		return afterRequest("raw response, then close", (connection) -> {
			connection.write(response);
			connection.close();
		});
	}

	/**
	 * Redirects every request to itself.
	 */
	public static Fault redirectLoop() {
		return of("unbounded redirect", (connection) -> {
			String target = connection.readRequest().target();
			connection.write(complete(302, "", "Location: " + target, "Connection: keep-alive"));
		});
	}

	/**
	 * Sends chunks of a body until the client closes the connection.
	 * @param chunk what is sent over and over
	 */
	public static Fault endlessBody(String chunk) {
		return afterRequest("unbounded body", (connection) -> {
			connection.write(chunkedHead());
			while (!connection.isClosed()) {
				connection.write(chunk(chunk));
			}
		});
	}

	/**
	 * Answers with a compressed JSON body, whatever the client accepts.
	 * @param body the body before compression
	 */
	public static Fault gzip(String body) {
		return afterRequest("gzip body", (connection) -> {
			byte[] bytes = compress(body);
			connection.write(head(200, JSON, "Content-Encoding: gzip", "Content-Length: " + bytes.length));
			connection.write(bytes);
		});
	}

	/**
	 * Answers 200 with a JSON body.
	 * @param body the body
	 */
	public static Fault answer(String body) {
		return answer(200, body);
	}

	/**
	 * Answers in full.
	 * @param status status of the response
	 * @param body the body, JSON unless a header says otherwise
	 * @param headers headers as {@code Name: value}
	 */
	public static Fault answer(int status, String body, String... headers) {
		return raw(complete(status, body, headers)).named("answer " + status);
	}

	/**
	 * Answers 200 in full as if the connection were kept, and closes it.
	 * @param body the body
	 */
	public static Fault answerThenClose(String body) {
		return rawThenClose(complete(200, body)).named("answer, then close");
	}

	/**
	 * A script that fails some times before it does well.
	 * @param times how often it fails
	 * @param failure how it fails
	 * @param then what it does ever after
	 * @return the script
	 */
	public static Fault[] failing(int times, Fault failure, Fault then) {
		Fault[] script = new Fault[times + 1];
		Arrays.fill(script, failure);
		script[times] = then;
		return script;
	}

	private Fault named(String name) {
		return new Fault(name, this.beforeTls, this.action);
	}

	private static String complete(int status, String body, String... headers) {
		String[] all = Arrays.copyOf(headers, headers.length + 2);
		all[headers.length] = "Content-Length: " + bytes(body).length;
		boolean typed = Arrays.stream(headers).anyMatch((header) -> header.startsWith("Content-Type:"));
		all[headers.length + 1] = typed ? "X-Fault: answer" : JSON;
		return head(status, all) + body;
	}

	private static String part(String sent) {
		return part(sent, JSON);
	}

	private static String part(String sent, String contentType) {
		return head(200, contentType, "Content-Length: " + (bytes(sent).length + PROMISED)) + sent;
	}

	private static String chunkedHead() {
		return head(200, JSON, "Transfer-Encoding: chunked");
	}

	private static String chunk(String text) {
		return Integer.toHexString(bytes(text).length) + "\r\n" + text + "\r\n";
	}

	private static String head(int status, String... headers) {
		return "HTTP/1.1 " + status + " Scripted\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] compress(String text) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write(bytes(text));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	@Override
	public String toString() {
		return this.name;
	}

	/**
	 * What a fault does on a connection, from the first byte of a request on.
	 */
	@FunctionalInterface
	public interface Action {

		/**
		 * Play the fault.
		 * @param connection the connection
		 * @throws IOException when the client closed the connection
		 */
		void play(FaultConnection connection) throws IOException;

	}

}
