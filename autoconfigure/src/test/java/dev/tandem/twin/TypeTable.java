package dev.tandem.twin;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

import dev.tandem.processor.table.StreamMediaTypes;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.util.ClassUtils;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * Reads the rows of the processor's table by reflection: what should be seen of the twin
 * of a method.
 */
final class TypeTable {

	private static final Set<String> STREAMS = Set.of(StreamMediaTypes.ALL.split(",", -1));

	private static final Map<String, String> NAMES = names();

	private final Method method;

	private final Class<?> definition;

	private final boolean toBlocking;

	/**
	 * Look at a method.
	 * @param method the method
	 * @param definition the definition that has it
	 * @param toBlocking whether the twin is the blocking one
	 */
	TypeTable(Method method, Class<?> definition, boolean toBlocking) {
		this.method = method;
		this.definition = definition;
		this.toBlocking = toBlocking;
	}

	private static Map<String, String> names() {
		Map<String, String> names = new HashMap<>();
		dev.tandem.processor.table.TypeTable.PACKAGES.lines()
			.map((line) -> line.split("\\|", -1))
			.forEach((columns) -> {
				for (String name : columns[1].strip().split(" ", -1)) {
					names.put(name, columns[0].strip() + "." + name);
				}
			});
		return names;
	}

	/**
	 * Signature of the twin, in the form of the parity test.
	 */
	String expected() {
		List<String> parameters = new ArrayList<>();
		for (int i = 0; i < this.method.getParameterCount(); i++) {
			ResolvableType type = ResolvableType.forMethodParameter(this.method, i, this.definition);
			parameters.add(
					this.toBlocking
							? Objects.requireNonNullElse(
									translated(type, dev.tandem.processor.table.TypeTable.PARAMETERS), type.toString())
							: type.toString());
		}
		return result(ResolvableType.forMethodReturnType(this.method, this.definition)) + " " + this.method.getName()
				+ "(" + String.join(", ", parameters) + ")" + (this.method.isVarArgs() ? "..." : "")
				+ (this.toBlocking ? Arrays.toString(this.method.getExceptionTypes()) : "[]");
	}

	private String result(ResolvableType type) {
		String translated = translated(published(type), dev.tandem.processor.table.TypeTable.RESULTS);
		return (translated != null) ? translated : type.toString();
	}

	/**
	 * The {@code Mono} or {@code Flux} that a type of another library counts as. A
	 * default method returns a future as it is.
	 */
	private ResolvableType published(ResolvableType type) {
		boolean future = CompletionStage.class.isAssignableFrom(type.toClass());
		if (!this.toBlocking || (future && this.method.isDefault())) {
			return type;
		}
		for (String line : dev.tandem.processor.table.TypeTable.PUBLISHERS.lines().toList()) {
			List<String> row = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
			if (match(row.get(0), type) != null) {
				Class<?> counted = row.get(1).startsWith("Flux") ? Flux.class : Mono.class;
				ResolvableType element = row.get(1).endsWith("<Void>") ? ResolvableType.forClass(Void.class)
						: type.getGeneric();
				return ResolvableType.forClassWithGenerics(counted, element);
			}
		}
		return type;
	}

	private @Nullable String translated(ResolvableType type, String table) {
		for (String line : table.lines().toList()) {
			List<String> row = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
			boolean wrongWay = row.get(3).equals(this.toBlocking ? "to reactive" : "to blocking");
			List<String> match = wrongWay ? null : match(row.get(this.toBlocking ? 0 : 1), type);
			boolean ofStream = row.get(3).equals("stream");
			if (match != null && (!ofStream || !this.toBlocking || isStream(match.get(0)))) {
				return filled(row.get(this.toBlocking ? 1 : 0), match.isEmpty() ? "" : match.get(0));
			}
		}
		return null;
	}

	private boolean isStream(String element) {
		return element.startsWith(ServerSentEvent.class.getName()) || accepted().anyMatch(STREAMS::contains);
	}

	private static @Nullable List<String> match(String form, ResolvableType type) {
		if (form.equals("T") || form.equals("@Nullable T")) {
			return List.of(ClassUtils.resolvePrimitiveIfNecessary(type.toClass()) == type.toClass() ? type.toString()
					: ClassUtils.resolvePrimitiveIfNecessary(type.toClass()).getName());
		}
		if (form.equals("void")) {
			return (type.resolve() == void.class) ? List.of() : null;
		}
		int argument = form.indexOf('<');
		String name = (argument < 0) ? form : form.substring(0, argument);
		if (!type.toClass().getName().replace('$', '.').equals(NAMES.get(name))) {
			return null;
		}
		return (argument < 0) ? List.of() : match(form.substring(argument + 1, form.length() - 1), type.getGeneric());
	}

	private static String filled(String form, String argument) {
		if (form.startsWith("@Nullable ")) {
			return "@Nullable " + filled(form.substring("@Nullable ".length()), argument);
		}
		if (form.equals("T")) {
			return argument;
		}
		if (form.equals("void")) {
			return form;
		}
		int start = form.indexOf('<');
		return (start < 0) ? String.valueOf(NAMES.get(form)) : NAMES.get(form.substring(0, start)) + "<"
				+ filled(form.substring(start + 1, form.length() - 1), argument) + ">";
	}

	private Stream<String> accepted() {
		HttpExchange onMethod = AnnotatedElementUtils.findMergedAnnotation(this.method, HttpExchange.class);
		HttpExchange onType = AnnotatedElementUtils.findMergedAnnotation(this.definition, HttpExchange.class);
		return Stream.of(accept(onMethod), accept(onType))
			.filter((accept) -> !accept.isEmpty())
			.findFirst()
			.orElse(List.of())
			.stream()
			.flatMap((mediaTypes) -> MediaType.parseMediaTypes(mediaTypes).stream())
			.map((mediaType) -> mediaType.getType() + "/" + mediaType.getSubtype());
	}

	private static List<String> accept(@Nullable HttpExchange exchange) {
		return (exchange != null) ? List.of(exchange.accept()) : List.of();
	}

}
