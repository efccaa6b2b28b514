package dev.tandem.processor.kotlin;

import java.util.List;
import java.util.Objects;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.tandem.processor.model.Definition;
import dev.tandem.processor.model.Operation;
import dev.tandem.processor.model.Style;
import dev.tandem.processor.model.TwinType;
import dev.tandem.processor.model.TypeNames;

/**
 * What a function returns, and how it comes from the reactive call.
 *
 * @param type its type
 * @param form how the function is written
 * @param before what stands before the reactive call
 * @param after what stands after it
 */
record SuspendResult(String type, Form form, String before, String after) {

	private static final String AWAIT = "awaitSingle";

	private static final String AWAIT_NULLABLE = "awaitSingleOrNull";

	static SuspendResult of(Operation operation, Definition definition, KotlinFile file) {
		return new Reader(operation, definition, file).read();
	}

	boolean isSuspending() {
		return this.form == Form.VALUE || this.form == Form.UNIT;
	}

	String expression(String call) {
		return this.before + call + this.after;
	}

	/**
	 * How a function is written.
	 */
	enum Form {

		/**
		 * It is marked {@code suspend} and has a value.
		 */
		VALUE,

		/**
		 * It is marked {@code suspend} and has none.
		 */
		UNIT,

		/**
		 * It returns at once, such as a flow.
		 */
		DIRECT

	}

	/**
	 * Reads the conversion of the blocking counterpart, whose type is at hand.
	 *
	 * @param operation the operation
	 * @param definition the definition that has it
	 * @param file the file that is written
	 */
	private record Reader(Operation operation, Definition definition, KotlinFile file) {

		SuspendResult read() {
			TwinType twin = Objects.requireNonNull(this.operation.result());
			TypeName blocking = blocking(twin);
			String conversion = twin.conversion();
			if (conversion == null) {
				return new SuspendResult(this.file.type(blocking), Form.DIRECT, "", "");
			}
			return switch (conversion) {
				case "completion" -> completion();
				case "value" -> isVoid(blocking) ? completion()
						: isNullable(blocking) ? nullable("nullable", blocking) : value(blocking);
				case "optional" -> nullable("optional", argument(blocking));
				case "present" -> nullable("nullable", argument(blocking));
				case "future" -> value(argument(blocking));
				case "list" -> isReactive() ? flow(blocking) : list(blocking);
				case "stream" -> flow(blocking);
				case "inputStream" -> buffers();
				case "streamEntity", "listEntity" -> entity(argument(argument(blocking)));
				case "inputStreamEntity" -> bufferEntity();
				default -> value(blocking);
			};
		}

		private SuspendResult completion() {
			return awaited("", Form.UNIT, "completion", AWAIT_NULLABLE);
		}

		private static boolean isVoid(TypeName type) {
			return type.withoutAnnotations().equals(ClassName.get(Void.class));
		}

		private boolean isReactive() {
			return this.definition.style() == Style.REACTIVE;
		}

		private TypeName blocking(TwinType twin) {
			TypeName type = isReactive() ? twin.name() : TypeNames.of(this.operation.returnType());
			return TypeNames.annotated(type, TypeNames.nullness(this.operation.method().element()));
		}

		/**
		 * A blocking twin may always have {@code null} for a {@code Mono}, which says
		 * nothing about the value.
		 */
		private boolean isNullable(TypeName blocking) {
			return !isReactive() && KotlinTypes.isNullable(blocking);
		}

		private SuspendResult value(TypeName type) {
			String value = this.file.type(type.withoutAnnotations());
			String name = this.definition.name() + "#" + this.operation.method().name();
			return awaited(value, Form.VALUE, "value<" + value + ">", "\"" + KotlinFile.text(name) + "\", ", AWAIT);
		}

		private SuspendResult nullable(String conversion, TypeName type) {
			String value = this.file.type(type.withoutAnnotations());
			return awaited(value + "?", Form.VALUE, conversion + "<" + value + ">", AWAIT_NULLABLE);
		}

		private SuspendResult list(TypeName list) {
			String value = this.file.type(argument(list));
			return awaited(this.file.type(list.withoutAnnotations()), Form.VALUE, "list<" + value + ">", AWAIT);
		}

		private SuspendResult awaited(String type, Form form, String conversion, String await) {
			return awaited(type, form, conversion, "", await);
		}

		private SuspendResult awaited(String type, Form form, String conversion, String argument, String await) {
			this.file.function("kotlinx.coroutines.reactor." + await);
			return new SuspendResult(type, form, runtime(conversion) + argument, ")." + await + "()");
		}

		private SuspendResult flow(TypeName elements) {
			String element = this.file.type(argument(elements));
			return new SuspendResult(flowOf(element), Form.DIRECT, runtime("elements<" + element + ">"), ").asFlow()");
		}

		private SuspendResult buffers() {
			return new SuspendResult(flowOf(this.file.type(KotlinFile.DATA_BUFFER)), Form.DIRECT, runtime("buffers"),
					").asFlow()");
		}

		private SuspendResult entity(TypeName type) {
			String element = this.file.type(type);
			return entity(flowOf(element), "entity<" + element + ", " + flowOf(element) + ">");
		}

		private SuspendResult bufferEntity() {
			String flow = flowOf(this.file.type(KotlinFile.DATA_BUFFER));
			return entity(flow, "bufferEntity<" + flow + ">");
		}

		private SuspendResult entity(String flow, String conversion) {
			this.file.function("kotlinx.coroutines.reactor." + AWAIT);
			String type = this.file.name(ClassName.get("org.springframework.http", "ResponseEntity")) + "<" + flow
					+ ">";
			return new SuspendResult(type, Form.VALUE, runtime(conversion), ") { it.asFlow() }." + AWAIT + "()");
		}

		private String flowOf(String element) {
			this.file.function("kotlinx.coroutines.reactive.asFlow");
			return this.file.name(KotlinFile.FLOW) + "<" + element + ">";
		}

		/**
		 * The beginning of a call of the runtime. A type of another library is adapted
		 * first.
		 */
		private String runtime(String conversion) {
			return this.file.name(KotlinFile.SUSPEND_CALL) + "." + conversion + "(";
		}

		private static TypeName argument(TypeName type) {
			List<TypeName> arguments = (type instanceof ParameterizedTypeName parameterized)
					? parameterized.typeArguments() : List.of(ClassName.OBJECT);
			return KotlinTypes.bound(arguments.get(0));
		}

	}

}
