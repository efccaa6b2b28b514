package dev.tandem.autoconfigure;

import java.nio.file.Files;
import java.nio.file.Path;

import dev.tandem.ApiClientCustomizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.diagnostics.FailureAnalysis;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A setting that no request could be sent with keeps the application from starting, and
 * is named.
 */
class UnsendableSettingsTests {

	private static final String CLIENT = "tandem.clients.note-books.";

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					headers.X-A: "s3cr3t\\r\\nX-B: 1"                    | headers.X-A                | holds a line break
					headers: { X-A: "s3cr\\n3t" }                      | headers.X-A                | holds a line break
					headers.X-A: [ " s3cr3t" ]                           | headers.X-A                | starts or ends with white space
					headers.X-A: [ "s3cr3t\\t" ]                         | headers.X-A                | starts or ends with white space
					headers.X-A: "s3cr3t\\0b"                           | headers.X-A                | U+0000
					headers.X-A: s3cr3t\u4E2D                            | headers.X-A                | U+4E2D
					headers.X-A: [ one, "s3cr3t\\n" ]                    | headers.X-A                | holds a line break
					headers: { "[X A]": s3cr3t }                         | headers[X A]               | holds a space
					headers: { "[X:A]": s3cr3t }                         | headers[X:A]               | holds the character ':'
					headers: { "[X\u00FC]": s3cr3t }                     | headers[X\u00FC]           | U+00FC
					headers.Transfer-Encoding: chunked                   | headers.Transfer-Encoding  | frames requests
					headers.Connection: X-Api-Key                        | headers.Connection         | frames requests
					headers.Content-Length: five                         | headers.Content-Length     | each request has its own
					headers.Content-Length: 5                            | headers.Content-Length     | each request has its own
					headers.Host: s3cr3t b                               | headers.Host               | not a host
					headers.Host: "user:s3cr3t@a"                        | headers.Host               | not a host
					headers.Host: [ s3cr3t, b ]                          | headers.Host               | more than one value
					cookies.c: s3cr3t;b                                  | cookies.c                  | holds the character ';'
					cookies.c: s3cr3t b                                  | cookies.c                  | holds a space
					cookies.c: "s3cr3t,b"                                | cookies.c                  | holds the character ','
					cookies.c: 's3cr3t"b'                                | cookies.c                  | holds the character '"'
					cookies.c: s3cr3t\u00FC                              | cookies.c                  | U+00FC
					cookies: { "[c=d]": s3cr3t }                         | cookies[c=d]               | holds the character '='
					api-key: { value: s3cr3t, name: X Key }              | api-key.name               | holds a space
					api-key: { value: s3cr3t, in: cookie, name: a;b }    | api-key.name               | holds the character ';'
					api-key: { value: s3cr3t, prefix: "a\\nb" }          | api-key.prefix             | holds a line break
					api-key: { value: s3cr3t, prefix: " a" }             | api-key.prefix             | starts or ends with white space
					api-key: { value: s3cr3t, prefix: \u4E2D }           | api-key.prefix             | U+4E2D
					api-key: { value: s3cr3t, name: c, in: cookie, prefix: "a b" } | api-key.prefix   | holds a space
					api-key: s3cr3t\u4E2D                                | api-key                    | beyond ASCII
					api-key.value: s3cr3t\u00FC                          | api-key.value              | beyond ASCII
					api-key: { value: s3cr3t b, in: cookie, name: c }    | api-key.value              | cookie
					idempotency-key.header: X Key                        | idempotency-key.header     | no name of a header
					http.proxy: { host: h, username: "a:s3cr3t", password: p }    | http.proxy.username | colon
					http.proxy: { host: h, username: "a\\ns3cr3t", password: p }  | http.proxy.username | line break
					""")
	void startWhenSettingCannotBeSentNamesIt(String setting, String property, String reason) {
		FailureAnalysis failure = failure(CLIENT + setting);
		assertThat(failure.getDescription()).contains(CLIENT + property, "application.yml", reason);
		assertThat(failure.getDescription() + failure.getAction()).doesNotContain("s3cr3t");
		assertThat(failure.getAction()).isNotBlank();
	}

	@ParameterizedTest
	@CsvSource({ "tandem.defaults.headers.X-A", "spring.http.serviceclient.note-books.default-header.X-A" })
	void startWhenFallBackCannotBeSentNamesIt(String property) {
		assertThat(failure(property + ": \"a\\nb\"").getDescription()).contains(property, "line break");
	}

	@Test
	void startWhenKeyFileHoldsWhatCannotBeSentNamesIt(@TempDir Path directory) throws Exception {
		Path file = Files.writeString(directory.resolve("key"), "s3cr3t\u4E2D\n");
		FailureAnalysis failure = failure(CLIENT + "api-key.file: " + file);
		assertThat(failure.getDescription()).contains(CLIENT + "api-key.file", file.toString(), "beyond ASCII");
		assertThat(failure.getDescription() + failure.getAction()).doesNotContain("s3cr3t");
	}

	@Test
	void startWhenQueryIsNoUnicodeNamesIt() {
		FailureAnalysis failure = StartFailure.of(Contexts.withDefinitions()
			.withPropertyValues(CLIENT + "base-url=http://a", CLIENT + "query.q=a\uD83D"));
		assertThat(failure.getDescription()).contains(CLIENT + "query.q", "U+D83D");
	}

	@ParameterizedTest
	@ValueSource(strings = { "query: { \"[a&b]\": \"c d\\n\" }", "headers.X-A: ''", "headers.X-A: 'a \u00FC'",
			"cookies.c: ''", "cookies.c: '\"a\"'", "api-key: { value: \u4E2D, in: query, name: \"a b\" }",
			"api-key: { value: s3cr3t, prefix: 'Token ' }", "basic: { username: \u4E2D, password: \u00FC }" })
	void startWhenSettingCanBeSentIsFine(String setting) {
		Contexts.withDefinitions()
			.withInitializer(Contexts.yaml("tandem.clients.note-books.base-url: http://a\n" + CLIENT + setting))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void startWhenCustomizerAddsWhatCannotBeSentNamesIt() {
		FailureAnalysis failure = StartFailure.of(Contexts.withDefinitions()
			.withPropertyValues(CLIENT + "base-url=http://a")
			.withBean(ApiClientCustomizer.class, () -> (client, builder) -> builder.defaultHeader("X-A", "s3cr3t\n")));
		assertThat(failure.getDescription()).contains("note-books", "'X-A'", "line break", "ApiClientCustomizer")
			.doesNotContain("s3cr3t");
		failure = StartFailure.of(Contexts.withDefinitions()
			.withPropertyValues(CLIENT + "base-url=http://a")
			.withBean(ApiClientCustomizer.class, () -> (client, builder) -> builder.defaultCookie("c", "s3cr3t b")));
		assertThat(failure.getDescription()).contains("note-books", "'c'", "a space").doesNotContain("s3cr3t");
	}

	private static FailureAnalysis failure(String settings) {
		return StartFailure
			.of(Contexts.withDefinitions().withInitializer(Contexts.yaml(CLIENT + "base-url: http://a\n" + settings)));
	}

}
