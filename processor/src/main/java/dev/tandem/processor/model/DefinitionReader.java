package dev.tandem.processor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

import com.palantir.javapoet.ClassName;
import dev.tandem.processor.table.StreamMediaTypes;
import org.jspecify.annotations.Nullable;

/**
 * Reads a definition into the model. It finds no fault with anything: checks do.
 */
public final class DefinitionReader {

	private static final String CONTINUATION = "kotlin.coroutines.Continuation";

	private static final String FLOW = "kotlinx.coroutines.flow.Flow";

	private final DefinitionMethods methods;

	private final ReactiveTypes reactive;

	private final TwinTypes types;

	/**
	 * Create a reader.
	 * @param elements elements of the compilation
	 * @param types types of the compilation
	 * @param nullable the annotation of types that may be {@code null}, if the definition
	 * sees it
	 */
	public DefinitionReader(Elements elements, Types types, Optional<ClassName> nullable) {
		this.methods = new DefinitionMethods(elements, types);
		this.reactive = new ReactiveTypes(elements, types);
		this.types = new TwinTypes(elements, types, this.reactive, nullable);
	}

	/**
	 * Read a definition.
	 * @param definition the interface
	 * @return the definition
	 */
	public Definition read(TypeElement definition) {
		List<DefinitionMethod> found = this.methods.of(definition);
		Style style = style(found);
		List<TypeElement> types = DefinitionMethods.hierarchy(definition);
		List<ExchangeAnnotation> ofType = ExchangeReader.of(types);
		return new Definition(definition, style, types, ofType,
				found.stream().map((method) -> operation(method, style, ofType)).toList());
	}

	/**
	 * The style of most operations. A definition without any is a reactive one.
	 */
	private Style style(List<DefinitionMethod> methods) {
		List<ReturnKind> kinds = methods.stream()
			.filter((method) -> !exchanges(method).isEmpty())
			.map(this::kind)
			.filter((kind) -> kind == ReturnKind.REACTIVE || kind == ReturnKind.BLOCKING)
			.toList();
		long blocking = kinds.stream().filter(ReturnKind.BLOCKING::equals).count();
		long others = kinds.size() - blocking;
		boolean first = !kinds.isEmpty() && kinds.get(0) == ReturnKind.BLOCKING;
		return (blocking > others || (blocking == others && first)) ? Style.BLOCKING : Style.REACTIVE;
	}

	/**
	 * A default method runs its body, also where it overrides an operation.
	 */
	private static List<ExchangeAnnotation> exchanges(DefinitionMethod method) {
		return method.isDefault() ? List.of() : ExchangeReader.of(method.declarations());
	}

	private ReturnKind kind(DefinitionMethod method) {
		TypeMirror type = method.signature().getReturnType();
		List<? extends TypeMirror> parameters = method.signature().getParameterTypes();
		if (!parameters.isEmpty() && TypeArguments.is(parameters.get(parameters.size() - 1), CONTINUATION)) {
			return ReturnKind.SUSPEND;
		}
		if (TypeArguments.is(type, FLOW)) {
			return ReturnKind.FLOW;
		}
		if (this.reactive.isFuture(type)) {
			return ReturnKind.FUTURE;
		}
		return this.reactive.isWithin(type) ? ReturnKind.REACTIVE : ReturnKind.BLOCKING;
	}

	private Operation operation(DefinitionMethod method, Style style, List<ExchangeAnnotation> ofType) {
		List<ExchangeAnnotation> ofMethod = exchanges(method);
		ReturnKind kind = kind(method);
		return new Operation(method, ofMethod, kind, result(method, kind, style, isStream(ofMethod, ofType)),
				parameters(method, style));
	}

	private @Nullable TwinType result(DefinitionMethod method, ReturnKind kind, Style style, boolean stream) {
		TypeMirror type = method.signature().getReturnType();
		if (kind == ReturnKind.SUSPEND || kind == ReturnKind.FLOW) {
			return null;
		}
		if (style == Style.BLOCKING) {
			return (kind == ReturnKind.REACTIVE) ? null
					: this.types.reactive(type, TypeNames.declared(method.element()));
		}
		if (exchanges(method).isEmpty() && !this.reactive.is(type)) {
			return new TwinType(TypeNames.of(type), null);
		}
		return this.types.blocking(type, stream);
	}

	private static boolean isStream(List<ExchangeAnnotation> ofMethod, List<ExchangeAnnotation> ofType) {
		return Stream.concat(ofMethod.stream().limit(1), ofType.stream().limit(1))
			.flatMap((exchange) -> exchange.attribute("accept").stream())
			.findFirst()
			.stream()
			.flatMap((accept) -> Stream.of(accept.text().split(",", -1)))
			.anyMatch(StreamMediaTypes::contains);
	}

	private List<Parameter> parameters(DefinitionMethod method, Style style) {
		List<Parameter> parameters = new ArrayList<>();
		List<? extends TypeMirror> types = method.signature().getParameterTypes();
		for (VariableElement parameter : method.element().getParameters()) {
			TypeMirror type = types.get(parameters.size());
			TwinType twin = (style == Style.REACTIVE) ? this.types.parameter(type)
					: new TwinType(TypeNames.allOf(type), null);
			parameters.add(new Parameter(parameter, type, twin));
		}
		return List.copyOf(parameters);
	}

}
