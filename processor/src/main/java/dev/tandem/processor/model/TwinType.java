package dev.tandem.processor.model;

import com.palantir.javapoet.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * Type in a twin.
 *
 * @param name its name
 * @param conversion method of {@code BlockingCall} or {@code ReactiveCall} that makes a
 * result, or of {@code PublishedArgument} that makes an argument; {@code null} where the
 * value is handed on
 * @param adaption method of {@code AdaptedCall} that makes a {@code Mono} or {@code Flux}
 * of what the definition returns, {@code null} where it returns one
 */
public record TwinType(TypeName name, @Nullable String conversion, @Nullable String adaption) {

	TwinType(TypeName name, @Nullable String conversion) {
		this(name, conversion, null);
	}

}
