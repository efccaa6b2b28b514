package dev.tandem.engine;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;

import dev.tandem.ApiClient;
import dev.tandem.ApiOperation;
import dev.tandem.CallTimeout;
import dev.tandem.ErrorBody;
import dev.tandem.Idempotent;
import dev.tandem.OperationName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.core.annotation.AliasFor;
import org.springframework.http.HttpMethod;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Annotations of Tandem that an application has composed its own of, in a reactive
 * definition and in the twin of a blocking one.
 */
class ComposedAnnotationTests {

	@ParameterizedTest
	@ValueSource(classes = { ComposedApi.class, ComposedAnnotationTests_ReactivePlainComposedApi.class })
	void metadataWhenAnnotationsAreComposedHasWhatTheySay(Class<?> definition) {
		OperationMetadata metadata = metadata(definition, "patient");
		assertThat(metadata.timeout()).isEqualTo(Duration.ofSeconds(25));
		assertThat(metadata.idempotent()).isTrue();
		assertThat(metadata.errorTypes().of(422)).isEqualTo(Integer.class);
		assertThat(metadata.errorTypes().of(500)).isEqualTo(Long.class);
		assertThat(OperationNames.of(definition, method(definition, "patient"))).endsWith("#search");
	}

	@ParameterizedTest
	@ValueSource(classes = { ComposedApi.class, ComposedAnnotationTests_ReactivePlainComposedApi.class })
	void metadataWhenOnlyTheDefinitionIsAnnotatedHasWhatThatSays(Class<?> definition) {
		OperationMetadata metadata = metadata(definition, "plain");
		assertThat(metadata.timeout()).isEqualTo(Duration.ofMinutes(1));
		assertThat(metadata.idempotent()).isFalse();
		assertThat(metadata.errorTypes().of(422)).isEqualTo(String.class);
		assertThat(metadata.errorTypes().of(500)).isEqualTo(Long.class);
	}

	@ParameterizedTest
	@ValueSource(classes = { ComposedApi.class, ComposedAnnotationTests_ReactivePlainComposedApi.class })
	void metadataWhenAMethodOverridesHasTheErrorTypesOfBothTheNearestFirst(Class<?> definition) {
		OperationMetadata metadata = metadata(definition, "inherited");
		assertThat(metadata.errorTypes().of(409)).isEqualTo(Short.class);
		assertThat(metadata.errorTypes().of(410)).isEqualTo(Byte.class);
		assertThat(metadata.errorTypes().of(411)).isEqualTo(Character.class);
	}

	private static OperationMetadata metadata(Class<?> definition, String method) {
		return OperationMetadata.of(new ApiOperation("composed", method, HttpMethod.POST, "/"), definition,
				method(definition, method), null);
	}

	private static Method method(Class<?> definition, String name) {
		return Arrays.stream(definition.getMethods())
			.filter((method) -> method.getName().equals(name) && !method.isBridge())
			.findFirst()
			.orElseThrow();
	}

	@Slow
	@ApiClient("composed")
	interface ComposedApi extends Base<Mono<String>> {

		@Search(name = "search", timeout = "25s")
		Mono<String> patient();

		@PostExchange("/plain")
		Mono<String> plain();

		@Override
		@ErrorBody(status = "409", type = Short.class)
		@PostExchange("/inherited")
		Mono<String> inherited();

	}

	@Slow
	@ApiClient("composed")
	interface PlainComposedApi extends Base<String> {

		@Search(name = "search", timeout = "25s")
		String patient();

		@PostExchange("/plain")
		String plain();

		@Override
		@ErrorBody(status = "409", type = Short.class)
		@PostExchange("/inherited")
		String inherited();

	}

	interface Base<T> {

		@ErrorBody(status = "409", type = Byte.class)
		@ErrorBody(status = "410", type = Byte.class)
		@ErrorBody(status = "411", type = Character.class)
		@PostExchange("/inherited")
		T inherited();

	}

	@CallTimeout("1m")
	@ErrorBody(status = "422", type = String.class)
	@ErrorBody(status = "5xx", type = Long.class)
	@Retention(RetentionPolicy.RUNTIME)
	@interface Slow {

	}

	@Idempotent
	@ErrorBody(status = "422", type = Integer.class)
	@CallTimeout("1s")
	@OperationName("")
	@HttpExchange(method = "POST")
	@Retention(RetentionPolicy.RUNTIME)
	@interface Search {

		@AliasFor(annotation = OperationName.class, attribute = "value")
		String name();

		@AliasFor(annotation = CallTimeout.class, attribute = "value")
		String timeout();

	}

}
