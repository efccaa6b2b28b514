package dev.tandem.testing;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import reactor.netty.http.server.HttpServerRequest;

import org.springframework.http.HttpHeaders;

/**
 * A request as a {@link TestServer} received it.
 *
 * @param method such as {@code GET}
 * @param uri path and query as sent, still encoded
 * @param protocol {@code HTTP/1.1} or {@code HTTP/2.0}
 * @param headers the headers
 * @param body the body as text, empty when the server does not keep bodies
 * @param bodySize bytes of the body
 * @param clientCertificate subject of the client's certificate, {@code null} without one
 */
public record ReceivedRequest(String method, String uri, String protocol, HttpHeaders headers, String body,
		long bodySize, @Nullable String clientCertificate) {

	static ReceivedRequest of(HttpServerRequest request, byte[] body) {
		return of(request, new String(body, StandardCharsets.UTF_8), body.length);
	}

	static ReceivedRequest of(HttpServerRequest request, long bodySize) {
		return of(request, "", bodySize);
	}

	private static ReceivedRequest of(HttpServerRequest request, String body, long bodySize) {
		HttpHeaders headers = new HttpHeaders();
		request.requestHeaders().forEach((header) -> headers.add(header.getKey(), header.getValue()));
		AtomicReference<@Nullable String> subject = new AtomicReference<>();
		request.withConnection((connection) -> subject.set(ServerTls.clientSubject(connection.channel())));
		return new ReceivedRequest(request.method().name(), request.uri(), request.protocol(), headers, body, bodySize,
				subject.get());
	}

	/**
	 * Path of the request.
	 * @return the URI without its query
	 */
	public String path() {
		int query = this.uri.indexOf('?');
		return (query < 0) ? this.uri : this.uri.substring(0, query);
	}

}
