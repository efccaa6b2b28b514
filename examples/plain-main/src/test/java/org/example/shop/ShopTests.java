package org.example.shop;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ShopTests {

	private static final String BOOK = """
			{"isbn": "9780261103573", "title": "The Fellowship of the Ring"}""";

	private final List<String> requests = new CopyOnWriteArrayList<>();

	@Test
	void programWithoutSpringBootCallsByBothTwins() throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/v1/books", this::respond);
		server.start();
		PrintStream console = System.out;
		ByteArrayOutputStream printed = new ByteArrayOutputStream();
		System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
		try {
			Shop.main(new String[] { "http://127.0.0.1:%d/v1".formatted(server.getAddress().getPort()), "key" });
		}
		finally {
			System.setOut(console);
			server.stop(0);
		}
		assertThat(printed.toString(StandardCharsets.UTF_8).lines()).containsExactly("The Fellowship of the Ring",
				"The Fellowship of the Ring");
		assertThat(this.requests).containsExactly("/v1/books/9780261103573 Bearer key",
				"/v1/books?author=Tolkien Bearer key");
		assertThatThrownBy(() -> Class.forName("org.springframework.boot.SpringApplication"))
			.isInstanceOf(ClassNotFoundException.class);
	}

	private void respond(HttpExchange exchange) throws IOException {
		this.requests.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Authorization"));
		String json = (exchange.getRequestURI().getQuery() != null) ? "[" + BOOK + "]" : BOOK;
		byte[] body = json.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(200, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

}
