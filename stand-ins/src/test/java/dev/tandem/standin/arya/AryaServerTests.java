package dev.tandem.standin.arya;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/**
 * What the API of cats takes and refuses.
 */
class AryaServerTests {

	private final AryaServer server = new AryaServer();

	@AfterEach
	void close() {
		this.server.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					GET    | ``         | embedded-key | ``                         | 200 | {"name":"cats","version":1}
					GET    | /cats/tom  | embedded-key | ``                         | 200 | {"name":"tom","age":3}
					GET    | /cats/none | embedded-key | ``                         | 404 | {"message":"no such cat","name":"none"}
					GET    | /cats/tom  | other        | ``                         | 401 | {"message":"the key is missing or wrong"}
					POST   | /cats      | embedded-key | {"name":"minka","age":1}   | 201 | {"name":"minka","age":1}
					POST   | /cats      | embedded-key | {"name":"minka"}           | 422 | {"message":"a cat has a name and an age"}
					PUT    | /cats/tom  | embedded-key | {"age":4}                  | 200 | {"name":"tom","age":4}
					PATCH  | /cats/tom  | embedded-key | {"age":5}                  | 200 | {"name":"tom","age":5}
					DELETE | /cats/none | embedded-key | ``                         | 404 | {"message":"no such cat","name":"none"}
					PUT    | /cats      | embedded-key | {}                         | 405 | {"message":"no such method"}
					POST   | /files     | embedded-key | 12345                      | 201 | {"bytes":5,"multipart":false,"hasPart":false}
					""")
	void requestIsAnswered(HttpMethod method, String path, String key, String body, int status, String response) {
		RestTestClient.bindToServer()
			.baseUrl(this.server.uri().toString())
			.build()
			.method(method)
			.uri(path + "?apiKey=" + key)
			.contentType(MediaType.APPLICATION_JSON)
			.body(body)
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectBody()
			.json(response);
	}

}
