package dev.tandem.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.tandem.CallOptions;
import dev.tandem.RequestSyntax;
import dev.tandem.uri.DotSegments;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.invoker.HttpRequestValues;

/**
 * Turns the arguments of an operation into the variables of its address, as Spring does,
 * which looks at annotations, builds maps and parses a template for each request. Only
 * simple values of a path and a query have a form. A call with other arguments, or with
 * options, is Spring's to assemble.
 */
final class RequestForm {

	private static final TypeDescriptor TEXT = TypeDescriptor.valueOf(String.class);

	private final ConversionService conversion;

	private final Argument[] arguments;

	private final String[] names;

	private final @Nullable String[] fixed;

	private RequestForm(ConversionService conversion, List<Argument> arguments, List<String> names,
			List<@Nullable String> fixed) {
		this.conversion = conversion;
		this.arguments = arguments.toArray(Argument[]::new);
		this.names = names.toArray(String[]::new);
		this.fixed = fixed.toArray(String[]::new);
	}

	/**
	 * The form of the requests of a method.
	 * @param parameters its parameters
	 * @param conversion turns arguments into text
	 * @return the form, {@code null} if there is none
	 */
	static @Nullable RequestForm of(MethodParameter[] parameters, ConversionService conversion) {
		List<Argument> arguments = new ArrayList<>();
		List<String> names = new ArrayList<>();
		List<@Nullable String> fixed = new ArrayList<>();
		for (MethodParameter parameter : parameters) {
			if (parameter.getParameterType() == CallOptions.class) {
				arguments.add(Argument.OPTIONS);
				continue;
			}
			PathVariable path = parameter.getParameterAnnotation(PathVariable.class);
			RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
			if (!BeanUtils.isSimpleValueType(parameter.getParameterType()) || (path == null) == (query == null)) {
				return null;
			}
			String name = name((path != null) ? path.name() : query.name(), parameter);
			if (path == null) {
				names.add(QueryTemplate.nameVariable(name));
				fixed.add(name);
			}
			arguments.add(new Argument(new TypeDescriptor(parameter), names.size(), path != null));
			names.add((path != null) ? name : QueryTemplate.valueVariable(name));
			fixed.add(null);
		}
		return new RequestForm(conversion, arguments, names, fixed);
	}

	private static String name(String given, MethodParameter parameter) {
		return StringUtils.hasLength(given) ? given : String.valueOf(parameter.getParameterName());
	}

	/**
	 * Whether this form gives what Spring has made of the same arguments.
	 */
	boolean matches(HttpRequestValues assembled, @Nullable Object[] given) {
		Map<String, String> variables = variables(given);
		return variables != null && assembled.getUriVariables().equals(variables)
				&& assembled.getUriVariables().size() == this.names.length;
	}

	/**
	 * Turn arguments into variables.
	 * @param given the arguments
	 * @return the variables, {@code null} if Spring has to assemble the request
	 */
	@Nullable Map<String, String> variables(@Nullable Object[] given) {
		@Nullable String[] values = this.fixed.clone();
		for (int i = 0; i < this.arguments.length; i++) {
			Argument argument = this.arguments[i];
			if (argument.isOptions()) {
				if (given[i] != null && given[i] != CallOptions.none()) {
					return null;
				}
				continue;
			}
			String text = argument.text(given[i], this.conversion);
			if (text == null) {
				return null;
			}
			values[argument.variable()] = text;
		}
		return new FilledRequest.Variables(this.names, values);
	}

	/**
	 * An argument that fills a variable.
	 *
	 * @param type its type
	 * @param variable index of the variable, negative for options, which fill none
	 * @param inPath whether the variable stands in the path
	 */
	private record Argument(TypeDescriptor type, int variable, boolean inPath) {

		private static final Argument OPTIONS = new Argument(TEXT, -1, false);

		boolean isOptions() {
			return this.variable < 0;
		}

		/**
		 * The text that is sent for an argument, {@code null} if there is none or it
		 * cannot be sent.
		 */
		@Nullable String text(@Nullable Object argument, ConversionService conversion) {
			if (argument == null) {
				return null;
			}
			String text = (argument instanceof String given) ? given
					: (String) conversion.convert(argument, this.type, TEXT);
			boolean sendable = text != null && RequestSyntax.faultInText(text) == null
					&& !(this.inPath && DotSegments.areIn(text));
			return sendable ? text : null;
		}

	}

}
