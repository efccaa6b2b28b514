package dev.tandem.processor;

import com.palantir.javapoet.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * Type in a twin.
 *
 * @param name its name
 * @param conversion method of {@code BlockingCall} that makes a result, or of
 * {@code RequestBody} that makes an argument; {@code null} where the value is handed on
 */
record TwinType(TypeName name, @Nullable String conversion) {

}
