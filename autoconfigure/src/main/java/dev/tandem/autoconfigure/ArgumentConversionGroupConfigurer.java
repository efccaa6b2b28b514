package dev.tandem.autoconfigure;

import dev.tandem.uri.ArgumentConversion;

import org.springframework.core.Ordered;
import org.springframework.core.convert.ConversionService;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.support.WebClientHttpServiceGroupConfigurer;

/**
 * Sets how arguments become text, before the application's own configurers, which may set
 * another conversion.
 */
final class ArgumentConversionGroupConfigurer implements WebClientHttpServiceGroupConfigurer {

	private final ConversionService conversion = ArgumentConversion.create();

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public void configureGroups(Groups<WebClient.Builder> groups) {
		groups.filter(ApiClientGroupConfigurer::isApiClient)
			.forEachProxyFactory((group, factory) -> factory.conversionService(this.conversion));
	}

}
