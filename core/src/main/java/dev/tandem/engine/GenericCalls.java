package dev.tandem.engine;

import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.tandem.CallOptions;
import dev.tandem.error.ErrorTypes;
import dev.tandem.uri.ArgumentConversion;
import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.ConversionService;
import org.springframework.util.Assert;
import org.springframework.web.service.invoker.ReactorHttpExchangeAdapter;

/**
 * What the requests of a client without a definition have in common.
 *
 * @param client name of the client
 * @param exchange runs its calls
 * @param requestOptions puts options into requests
 * @param options options of all requests
 * @param errorTypes types of error bodies
 */
record GenericCalls(String client, ReactorHttpExchangeAdapter exchange, RequestOptions requestOptions,
		CallOptions options, ErrorTypes errorTypes) {

	GenericCalls(String client, ReactorHttpExchangeAdapter exchange, RequestOptions requestOptions) {
		this(client, exchange, requestOptions, CallOptions.none(), ErrorTypes.NONE);
	}

	GenericCalls with(CallOptions further) {
		return new GenericCalls(this.client, this.exchange, this.requestOptions, this.options.with(further),
				this.errorTypes);
	}

	GenericCalls withErrorBody(String status, Class<?> type) {
		return new GenericCalls(this.client, this.exchange, this.requestOptions, this.options,
				this.errorTypes.with(status, type));
	}

	/**
	 * The values of a call: a lone {@code null} is one, too.
	 */
	static Stream<@Nullable Object> given(@Nullable Object @Nullable [] values) {
		return (values != null) ? Stream.of(values) : Stream.of((Object) null);
	}

	static String text(@Nullable Object value, Supplier<String> what) {
		String text = Conversion.ISO.convert(value, String.class);
		Assert.isTrue(text != null, () -> "The " + what.get() + " is null: give a value");
		return text;
	}

	private static final class Conversion {

		static final ConversionService ISO = ArgumentConversion.create();

	}

}
