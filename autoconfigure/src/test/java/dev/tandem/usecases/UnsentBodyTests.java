package dev.tandem.usecases;

import dev.tandem.ApiClientCustomizer;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;

import org.springframework.web.reactive.function.client.ClientRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A body that was encoded for a request which then cannot be sent.
 */
class UnsentBodyTests {

	@TwinTest
	void bufferOfARefusedRequestIsReleased(Twin twin) {
		ApiClientCustomizer framing = (client, builder) -> builder.filter((request, next) -> next
			.exchange(ClientRequest.from(request).header("Transfer-Encoding", "gzip").build()));
		try (FaultServer server = FaultServer.plain(Fault.answer(Note.JSON)); Leftovers leftovers = new Leftovers()) {
			try (NotesApplication notes = NotesApplication.calling(server.uri(), (context) -> {
				leftovers.watch(context);
				context.registerBean(ApiClientCustomizer.class, () -> framing);
			})) {
				assertThat(notes.create(twin).failure(Exception.class)).isNotNull();
				assertThat(server.requests()).isEmpty();
			}
			leftovers.assertBuffersAreReleased();
		}
	}

}
