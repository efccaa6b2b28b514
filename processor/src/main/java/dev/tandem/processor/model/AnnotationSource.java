package dev.tandem.processor.model;

import java.util.List;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.SimpleAnnotationValueVisitor14;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import org.jspecify.annotations.Nullable;

/**
 * Writes annotations as source. Unlike JavaPoet's own copies they keep arrays without
 * elements and numbers that have no literal, and no value depends on the encoding of the
 * source.
 */
public final class AnnotationSource extends SimpleAnnotationValueVisitor14<CodeBlock, @Nullable Void> {

	private static final AnnotationSource VALUES = new AnnotationSource();

	private AnnotationSource() {
	}

	/**
	 * Copy an annotation.
	 * @param annotation the annotation
	 * @return the same in source
	 */
	public static AnnotationSpec of(AnnotationMirror annotation) {
		AnnotationSpec.Builder copy = AnnotationSpec.builder(ClassName.get(Annotations.type(annotation)));
		annotation.getElementValues().forEach((attribute, value) -> {
			String name = attribute.getSimpleName().toString();
			if (value.getValue() instanceof List<?> values && !values.isEmpty()) {
				values.forEach((each) -> copy.addMember(name, VALUES.visit((AnnotationValue) each)));
			}
			else {
				copy.addMember(name, VALUES.visit(value));
			}
		});
		return copy.build();
	}

	@Override
	protected CodeBlock defaultAction(Object value, @Nullable Void parameter) {
		return CodeBlock.of("$L", value);
	}

	@Override
	public CodeBlock visitLong(long value, @Nullable Void parameter) {
		return CodeBlock.of("$LL", value);
	}

	@Override
	public CodeBlock visitFloat(float value, @Nullable Void parameter) {
		return Float.isFinite(value) ? CodeBlock.of("$Lf", value) : special("Float", value);
	}

	@Override
	public CodeBlock visitDouble(double value, @Nullable Void parameter) {
		return Double.isFinite(value) ? CodeBlock.of("$L", value) : special("Double", value);
	}

	/**
	 * A constant expression in place of a literal.
	 */
	private static CodeBlock special(String type, double value) {
		return CodeBlock.of("java.lang.$L.$L", type,
				Double.isNaN(value) ? "NaN" : (value > 0) ? "POSITIVE_INFINITY" : "NEGATIVE_INFINITY");
	}

	@Override
	public CodeBlock visitChar(char value, @Nullable Void parameter) {
		return CodeBlock.of("$L", "'" + escaped(value) + "'");
	}

	@Override
	public CodeBlock visitString(String value, @Nullable Void parameter) {
		StringBuilder literal = new StringBuilder("\"");
		value.chars().forEach((each) -> literal.append(escaped((char) each)));
		return CodeBlock.of("$L", literal.append('"'));
	}

	private static String escaped(char value) {
		return switch (value) {
			case '\b' -> "\\b";
			case '\t' -> "\\t";
			case '\n' -> "\\n";
			case '\f' -> "\\f";
			case '\r' -> "\\r";
			case '"' -> "\\\"";
			case '\'' -> "\\'";
			case '\\' -> "\\\\";
			default -> (value < ' ' || value > '~') ? "\\u%04x".formatted((int) value) : String.valueOf(value);
		};
	}

	@Override
	public CodeBlock visitType(TypeMirror type, @Nullable Void parameter) {
		return CodeBlock.of("$T.class", type);
	}

	@Override
	public CodeBlock visitEnumConstant(VariableElement constant, @Nullable Void parameter) {
		return CodeBlock.of("$T.$L", constant.asType(), constant.getSimpleName());
	}

	@Override
	public CodeBlock visitAnnotation(AnnotationMirror annotation, @Nullable Void parameter) {
		return CodeBlock.of("$L", of(annotation));
	}

	@Override
	public CodeBlock visitArray(List<? extends AnnotationValue> values, @Nullable Void parameter) {
		return values.stream().map(this::visit).collect(CodeBlock.joining(", ", "{", "}"));
	}

}
