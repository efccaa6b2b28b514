package dev.tandem.processor.check;

import java.util.Optional;
import java.util.stream.Stream;

import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.tandem.processor.model.Attribute;
import dev.tandem.processor.model.Definition;
import dev.tandem.processor.model.Operation;
import dev.tandem.processor.model.Style;
import dev.tandem.processor.model.TwinType;
import dev.tandem.processor.table.StreamMediaTypes;

/**
 * A stream without an end is read as one.
 */
final class StreamCheck implements Check {

	@Override
	public void check(Definition definition, Diagnostics diagnostics) {
		for (Operation operation : definition.exchangeOperations()) {
			TwinType result = operation.result();
			Optional<Attribute> accept = definition.attribute(operation, "accept");
			if (result == null || accept.isEmpty()) {
				continue;
			}
			boolean stream = Stream.of(accept.get().text().split(",", -1)).anyMatch(StreamMediaTypes::contains);
			if (stream && definition.style() == Style.BLOCKING && "list".equals(result.conversion())) {
				diagnostics.error(operation.method().element(), operation.description() + " waits for the end of '"
						+ accept.get().text() + "', which has none: write Stream in place of List");
			}
			else if (!stream && isOfEvents(operation)) {
				diagnostics.error(accept.get().used(),
						operation.description() + " returns server-sent events, but accepts '" + accept.get().text()
								+ "': write accept = \"" + StreamMediaTypes.EVENTS + "\", or leave it out");
			}
		}
	}

	private static boolean isOfEvents(Operation operation) {
		TypeName type = TypeName.get(operation.returnType());
		while (type instanceof ParameterizedTypeName parameterized) {
			if (parameterized.rawType().canonicalName().equals("org.springframework.http.codec.ServerSentEvent")) {
				return true;
			}
			type = parameterized.typeArguments().get(0);
		}
		return type.toString().equals("org.springframework.http.codec.ServerSentEvent");
	}

}
