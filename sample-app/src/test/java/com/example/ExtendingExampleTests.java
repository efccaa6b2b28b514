package com.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.tandem.ApiClientCustomizer;
import dev.tandem.ApiException;
import dev.tandem.ImportApiClients;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.http.codec.json.JacksonJsonEncoder;
import org.springframework.security.oauth2.client.AuthorizedClientServiceReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.InMemoryReactiveOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.reactive.function.client.support.OAuth2WebClientHttpServiceGroupConfigurer;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.stereotype.Component;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of docs/guide/extending.md, run. Outside the packages of the sample, which
 * would find these beans.
 */
class ExtendingExampleTests {

	private static final WireMockServer SERVER = new WireMockServer(WireMockConfiguration.options().dynamicPort());

	private static ConfigurableApplicationContext context;

	@Test
	void pageIsTakenFromThisPackage() throws IOException {
		String source;
		try (Stream<Path> files = Files.list(Path.of("src/test/java/com/example"))) {
			List<String> sources = new ArrayList<>();
			for (Path file : files.toList()) {
				sources.add(withoutSpace(Files.readString(file)));
			}
			source = String.join("", sources);
		}
		String page = Files.readString(Path.of("../docs/guide/extending.md"));
		List<String> snippets = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
			.matcher(page)
			.results()
			.flatMap((snippet) -> Stream.of(snippet.group(1).split("\n\n(?=@)")))
			.toList();
		assertThat(snippets).hasSize(5).allSatisfy((snippet) -> assertThat(source).contains(withoutSpace(snippet)));
	}

	private static String withoutSpace(String text) {
		return text.replaceAll("\\s+", "");
	}

	@BeforeAll
	static void start() {
		SERVER.start();
		context = new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.run("--spring.config.name=none", "--tandem.defaults.base-url=" + SERVER.baseUrl());
	}

	@AfterAll
	static void stop() {
		context.close();
		SERVER.stop();
	}

	@Test
	void tokenWhenBothTwinsCallIsFetchedOnce() {
		SERVER.stubFor(WireMock.post("/token")
			.willReturn(
					WireMock.okJson("{\"access_token\": \"t-1\", \"token_type\": \"Bearer\", \"expires_in\": 3600}")));
		SERVER.stubFor(WireMock.get("/orders/7")
			.withHeader("Authorization", WireMock.equalTo("Bearer t-1"))
			.willReturn(WireMock.okJson("{\"id\": 7}")));
		assertThat(context.getBean(BlockingOrderApi.class).get(7)).isEqualTo(new Order(7));
		assertThat(context.getBean(OrderApi.class).get(7).block()).isEqualTo(new Order(7));
		SERVER.verify(1, WireMock.postRequestedFor(WireMock.urlEqualTo("/token")));
	}

	@Test
	void codecsWhenSetForOneClientAreItsOwn() {
		SERVER.stubFor(WireMock.get("/parcels/7").willReturn(WireMock.okJson("{\"tracking_number\": \"x1\"}")));
		assertThat(context.getBean(BlockingParcelApi.class).get(7)).isEqualTo(new Parcel("x1"));
	}

	@Test
	void decoratorWhenTheCallFailsGivesTheFallbackToBothTwins() {
		SERVER.stubFor(WireMock.get("/prices/1").willReturn(WireMock.serverError()));
		assertThat(context.getBean(PriceApi.class).get(1).block()).isEqualTo(Price.UNKNOWN);
		assertThat(context.getBean(BlockingPriceApi.class).get(1)).isEqualTo(Price.UNKNOWN);
	}

	@Test
	void decoratorWhenItCachesIsAskedByBothTwins() {
		SERVER.stubFor(WireMock.get("/countries/7").willReturn(WireMock.okJson("{\"name\": \"Peru\"}")));
		assertThat(context.getBean(CountryApi.class).get(7).block()).isEqualTo(new Country("Peru"));
		assertThat(context.getBean(BlockingCountryApi.class).get(7)).isEqualTo(new Country("Peru"));
		SERVER.verify(1, WireMock.getRequestedFor(WireMock.urlEqualTo("/countries/7")));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableCaching
	@ImportApiClients(types = { OrderApi.class, ParcelApi.class, PriceApi.class, CountryApi.class })
	@Import({ Tokens.class, Codecs.class, PricesWithFallback.class, CachedCountries.class })
	static class Application {

		@Bean
		ReactiveOAuth2AuthorizedClientManager manager(Environment environment) {
			InMemoryReactiveClientRegistrationRepository registrations = new InMemoryReactiveClientRegistrationRepository(
					ClientRegistration.withRegistrationId("shop")
						.tokenUri(environment.getRequiredProperty("tandem.defaults.base-url") + "/token")
						.clientId("id")
						.clientSecret("secret")
						.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
						.build());
			return new AuthorizedClientServiceReactiveOAuth2AuthorizedClientManager(registrations,
					new InMemoryReactiveOAuth2AuthorizedClientService(registrations));
		}

		@Bean
		ConcurrentMapCacheManager cacheManager() {
			return new ConcurrentMapCacheManager();
		}

	}

}

@Configuration
class Tokens {

	@Bean
	OAuth2WebClientHttpServiceGroupConfigurer tokensForClients(ReactiveOAuth2AuthorizedClientManager manager) {
		return OAuth2WebClientHttpServiceGroupConfigurer.from(manager);
	}

}

@Configuration
class Codecs {

	@Bean
	ApiClientCustomizer snakeCase() {
		JsonMapper mapper = JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
		return (client, builder) -> {
			if (client.equals("parcels")) {
				builder.codecs((codecs) -> {
					codecs.defaultCodecs().jacksonJsonDecoder(new JacksonJsonDecoder(mapper));
					codecs.defaultCodecs().jacksonJsonEncoder(new JacksonJsonEncoder(mapper));
				});
			}
		};
	}

}

@Component
@Primary
class PricesWithFallback implements PriceApi {

	private final PriceApi client;

	PricesWithFallback(@Qualifier("prices#com.example.PriceApi") PriceApi client) {
		this.client = client;
	}

	@Override
	public Mono<Price> get(long id) {
		return this.client.get(id).onErrorReturn(ApiException.class, Price.UNKNOWN);
	}

}

@Component
@Primary
class CachedCountries implements CountryApi {

	private final CountryApi client;

	CachedCountries(@Qualifier("countries#com.example.CountryApi") CountryApi client) {
		this.client = client;
	}

	@Override
	@Cacheable("countries")
	public Mono<Country> get(long id) {
		return this.client.get(id);
	}

}
