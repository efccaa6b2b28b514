package dev.tandem.usecases;

import java.util.function.Function;

import dev.tandem.ApiResponseException;
import dev.tandem.ImportApiClients;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The names of overloads in metrics.
 */
class OperationNameTests {

	private final MeterRegistry meters = new SimpleMeterRegistry();

	@TwinTest
	void operationHasTheNameThatItsAnnotationSays(Twin twin) {
		assertThat(operation((notes) -> twin.call(() -> notes.bean(NamedNoteApi.class).get("full"),
				() -> notes.bean(BlockingNamedNoteApi.class).get("full"))))
			.isEqualTo("NamedNoteApi#get.view");
	}

	@TwinTest
	void operationOfABlockingDefinitionHasTheNameThatItsAnnotationSays(Twin twin) {
		assertThat(operation((notes) -> twin.call(() -> notes.bean(ReactiveNamedPlainNoteApi.class).get("full"),
				() -> notes.bean(NamedPlainNoteApi.class).get("full"))))
			.isEqualTo("NamedPlainNoteApi#get.view");
	}

	@TwinTest
	void overloadThatIsLeftHasTheNameOfTheMethod(Twin twin) {
		assertThat(operation((notes) -> twin.call(() -> notes.bean(ReactiveNamedPlainNoteApi.class).get(7, "full"),
				() -> notes.bean(NamedPlainNoteApi.class).get(7, "full"))))
			.isEqualTo("NamedPlainNoteApi#get");
	}

	@TwinTest
	void overloadsOfTypesWithOneSimpleNameAreToldApart(Twin twin) {
		assertThat(
				operation((notes) -> twin.call(() -> notes.bean(NamedNoteApi.class).get(NamedNoteApi.Later.Kind.PLAIN),
						() -> notes.bean(BlockingNamedNoteApi.class).get(NamedNoteApi.Later.Kind.PLAIN))))
			.isEqualTo("NamedNoteApi#get(dev.tandem.usecases.NamedNoteApi$Later$Kind)");
		assertThat(
				operation((notes) -> twin.call(() -> notes.bean(NamedNoteApi.class).get(NamedNoteApi.Before.Kind.PLAIN),
						() -> notes.bean(BlockingNamedNoteApi.class).get(NamedNoteApi.Before.Kind.PLAIN))))
			.isEqualTo("NamedNoteApi#get");
	}

	/**
	 * The operation of a call in its meter and in its failure.
	 */
	private String operation(Function<NotesApplication, Outcome<?>> call) {
		this.meters.clear();
		try (TestServer server = TestServer.start((request, response) -> TestServer.json(response, 404, "{}"));
				NotesApplication notes = NotesApplication.calling(server.uri(), (context) -> {
					context.register(Setup.class);
					context.registerBean(ObservationHandler.class,
							() -> new DefaultMeterObservationHandler(this.meters));
				})) {
			String failed = NotesApplication.failure(call.apply(notes), ApiResponseException.class).operation().name();
			assertThat(this.meters.get("tandem.calls").timer().getId().getTag("api.operation")).isEqualTo(failed);
			return failed;
		}
	}

	@ImportApiClients({ NamedNoteApi.class, NamedPlainNoteApi.class })
	static class Setup {

	}

}
