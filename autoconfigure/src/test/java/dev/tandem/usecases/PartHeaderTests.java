package dev.tandem.usecases;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import dev.tandem.ImportApiClients;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.RawRequest;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import reactor.core.publisher.Mono;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The headers of a part are those that it has, whatever it and its file are called.
 */
class PartHeaderTests {

	private static final String HOSTILE = "a\"; x=\"\r\nX-Evil: 1\r\n\r\n\u0000\\\"\u00FC\u4E2D.bin\\";

	/**
	 * As browsers write it, with backslashes as Spring does.
	 */
	private static final String ESCAPED = "a%22; x=%22%0D%0AX-Evil: 1%0D%0A%0D%0A%00\\\\%22\u00FC\u4E2D.bin\\\\";

	private final FaultServer server = FaultServer.plain(Fault.answer(Note.JSON));

	private final NotesApplication notes = NotesApplication.calling(this.server.uri(),
			(context) -> context.register(Setup.class), "retry.max-attempts=3", "retry.backoff.initial=1ms",
			"retry.budget=1", "idempotency-key.header=X-Once", "pool.max-connections=1");

	@AfterEach
	void close() {
		this.notes.close();
		this.server.close();
	}

	@TwinTest
	void nameOfAFileIsEscaped(Twin twin) {
		Resource file = named(HOSTILE);
		assertHead("form-data; name=\"file\"; filename=\"" + ESCAPED + "\"",
				sent(twin, (api) -> api.part(file), (api) -> api.part(file)), "Content-Type: application/octet-stream");
		RawRequest later = sent(twin, (api) -> api.partLater(Mono.just(file)), (api) -> api.partLater(file));
		assertHead("form-data; name=\"file\"; filename=\"" + ESCAPED + "\"", later,
				"Content-Type: application/octet-stream");
	}

	@TwinTest
	void lengthIsThatOfTheEscapedName(Twin twin) {
		RawRequest request = sent(twin, (api) -> api.part(named(HOSTILE)), (api) -> api.part(named(HOSTILE)));
		assertThat(request.header("Content-Length"))
			.hasValue(String.valueOf(request.body().getBytes(StandardCharsets.UTF_8).length));
	}

	@TwinTest
	void nameOfAnUploadedFileIsEscaped(Twin twin) {
		MockMultipartFile upload = new MockMultipartFile("ignored", HOSTILE, "image/png", new byte[] { 'x' });
		assertHead("form-data; name=\"file\"; filename=\"" + ESCAPED + "\"",
				sent(twin, (api) -> api.upload(upload), (api) -> api.upload(upload)), "Content-Type: image/png");
	}

	@TwinTest
	void typeOfAnUploadedFileIsRefused(Twin twin) {
		MockMultipartFile upload = new MockMultipartFile("ignored", "a.png", "image/png\r\nX-Evil: 1",
				new byte[] { 'x' });
		assertRefused(call(twin, (api) -> api.upload(upload), (api) -> api.upload(upload)), "'Content-Type'");
	}

	@TwinTest
	void nameOfAPartIsEscaped(Twin twin) {
		MultiValueMap<String, HttpEntity<?>> parts = parts(HOSTILE, new HttpHeaders());
		assertHead("form-data; name=\"" + ESCAPED + "\"",
				sent(twin, (api) -> api.parts(parts), (api) -> api.parts(parts)),
				"Content-Type: text/plain;charset=UTF-8", "Content-Length: 4");
	}

	/**
	 * A form has no quotes.
	 */
	@TwinTest
	void nameInAFormIsEncodedAndNotEscaped(Twin twin) {
		MultiValueMap<String, String> form = MultiValueMap.fromSingleValue(Map.of("a\"b\\", "1"));
		assertThat(sent(twin, (api) -> api.formBody(form), (api) -> api.formBody(form)).body()).isEqualTo("a%22b%5C=1");
	}

	@TwinTest
	void nameThatIsPlainStaysAsItIs(Twin twin) {
		MultiValueMap<String, HttpEntity<?>> parts = parts("caf\u00E9 a%22b;c=d", new HttpHeaders());
		assertHead("form-data; name=\"caf\u00E9 a%22b;c=d\"",
				sent(twin, (api) -> api.parts(parts), (api) -> api.parts(parts)),
				"Content-Type: text/plain;charset=UTF-8", "Content-Length: 4");
	}

	@TwinTest
	void nameInAHeaderThatIsGivenIsEscapedAsWell(Twin twin) {
		HttpHeaders headers = new HttpHeaders();
		headers.setContentDispositionFormData("file", "a\"b\\c.bin");
		HttpEntity<Resource> entity = new HttpEntity<>(named("other"), headers);
		assertHead("form-data; name=\"file\"; filename=\"a%22b\\\\c.bin\"",
				sent(twin, (api) -> api.entity(entity), (api) -> api.entity(entity)),
				"Content-Type: application/octet-stream");
		headers.set(HttpHeaders.CONTENT_DISPOSITION, "form-data; name=\"file\"; filename=\"a\"; own=\"b\"");
		HttpEntity<Resource> own = new HttpEntity<>(named("other"), headers);
		assertHead("form-data; name=\"file\"; filename=\"a\"; own=\"b\"",
				sent(twin, (api) -> api.entity(own), (api) -> api.entity(own)),
				"Content-Type: application/octet-stream");
	}

	@TwinTest
	void lineBreakInAHeaderThatIsGivenIsRefused(Twin twin) {
		for (String name : List.of("Content-Disposition", "Content-Id", "X-Part")) {
			HttpHeaders headers = new HttpHeaders();
			headers.setContentType(MediaType.TEXT_PLAIN);
			headers.add(name, "form-data; name=\"one\"; filename=\"x\r\nX-Evil: 1\"");
			MultiValueMap<String, HttpEntity<?>> parts = parts("one", headers);
			assertRefused(call(twin, (api) -> api.parts(parts), (api) -> api.parts(parts)), "'" + name + "'");
			HttpEntity<Resource> entity = new HttpEntity<>(named("a"), headers);
			assertRefused(call(twin, (api) -> api.entity(entity), (api) -> api.entity(entity)), "'" + name + "'");
		}
	}

	@TwinTest
	void quoteInANameWithAHeaderThatIsGivenIsRefused(Twin twin) {
		HttpHeaders headers = new HttpHeaders();
		headers.setContentDispositionFormData("o\"ne", "b");
		MultiValueMap<String, HttpEntity<?>> parts = parts("o\"ne", headers);
		assertRefused(call(twin, (api) -> api.parts(parts), (api) -> api.parts(parts)), "'Content-Disposition'");
	}

	/**
	 * The parts are known when the connection is there already.
	 */
	@TwinTest
	void lineBreakInPartsThatComeLaterIsRefusedAndNotRepeated(Twin twin) {
		HttpHeaders headers = new HttpHeaders();
		headers.add("X-Part", "a\r\nX-Evil: 1");
		MultiValueMap<String, HttpEntity<?>> parts = parts("one", headers);
		IllegalArgumentException failure = call(twin, (api) -> api.partsLater(Mono.just(parts)),
				(api) -> api.partsLater(parts))
			.failure(IllegalArgumentException.class);
		assertThat(failure).hasMessageContaining("'X-Part'").hasMessageNotContaining("vil");
		assertThat(this.server.requests()).isEmpty();
		this.notes.assertWorks(twin);
	}

	@TwinTest
	void halfACharacterInPartsThatComeLaterIsRefusedAndNotRepeated(Twin twin) {
		for (String text : List.of("\uD83D", "a\uDE00b")) {
			assertNotSent(
					call(twin, (api) -> api.partLater(Mono.just(named(text))), (api) -> api.partLater(named(text))));
			MultiValueMap<String, HttpEntity<?>> name = parts(text, new HttpHeaders());
			assertNotSent(call(twin, (api) -> api.partsLater(Mono.just(name)), (api) -> api.partsLater(name)));
			MultiValueMap<String, HttpEntity<?>> second = parts("one", new HttpHeaders());
			second.add("two", new HttpEntity<>(named(text)));
			assertNotSent(call(twin, (api) -> api.partsLater(Mono.just(second)), (api) -> api.partsLater(second)));
		}
		this.notes.assertWorks(twin);
	}

	private void assertNotSent(Outcome<Note> outcome) {
		assertThat(outcome.failure(IllegalArgumentException.class)).hasMessageContaining("U+D")
			.hasMessageContaining("half a character");
		assertThat(this.server.requests()).isEmpty();
	}

	private void assertRefused(Outcome<Note> outcome, String header) {
		assertThat(outcome.failure(IllegalArgumentException.class)).hasMessageContaining("The part '")
			.hasMessageContaining(header)
			.hasMessageNotContaining("vil");
		assertThat(this.server.connections().total()).isZero();
	}

	private static void assertHead(String disposition, RawRequest request, String... more) {
		String body = request.body();
		String head = body.substring(0, body.indexOf("\r\n\r\n"));
		assertThat(head.lines().skip(1)).contains("Content-Disposition: " + disposition)
			.contains(more)
			.noneMatch((line) -> line.startsWith("X-Evil"));
		assertThat(body).containsOnlyOnce("\r\n\r\n");
	}

	private RawRequest sent(Twin twin, ReactiveCall reactive, BlockingCall blocking) {
		int before = this.server.requests().size();
		assertThat(call(twin, reactive, blocking).get()).isEqualTo(Note.HELLO);
		return this.server.awaitRequests(before + 1).get(before);
	}

	private Outcome<Note> call(Twin twin, ReactiveCall reactive, BlockingCall blocking) {
		return twin.call(() -> reactive.make(this.notes.bean(ArgumentApi.class)),
				() -> blocking.make(this.notes.bean(BlockingArgumentApi.class)));
	}

	private static MultiValueMap<String, HttpEntity<?>> parts(String name, HttpHeaders headers) {
		MultiValueMap<String, HttpEntity<?>> parts = new LinkedMultiValueMap<>();
		parts.add(name, new HttpEntity<>("text", headers));
		return parts;
	}

	private static Resource named(String name) {
		return new ByteArrayResource(new byte[] { 'x' }) {

			@Override
			public String getFilename() {
				return name;
			}

		};
	}

	private interface ReactiveCall {

		Mono<Note> make(ArgumentApi api);

	}

	private interface BlockingCall {

		@Nullable Note make(BlockingArgumentApi api);

	}

	@ImportApiClients(ArgumentApi.class)
	static class Setup {

	}

}
