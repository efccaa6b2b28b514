package com.example;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.tandem.ApiClientCustomizer;
import dev.tandem.ApiException;
import dev.tandem.ImportApiClients;
import dev.tandem.RequestSigner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
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
		assertThat(snippets).hasSize(6).allSatisfy((snippet) -> assertThat(source).contains(withoutSpace(snippet)));
	}

	private static String withoutSpace(String text) {
		return text.replaceAll("\\s+", "");
	}

	@BeforeAll
	static void start() {
		SERVER.start();
		context = new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.run("--spring.config.name=none", "--tandem.defaults.base-url=" + SERVER.baseUrl(),
					"--tandem.clients.payments.signer=paymentsSigner", "--payments.secret=s3cr3t");
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
	void signatureWhenBothTwinsCallIsOfTheRequest() {
		SERVER.stubFor(WireMock.post("/payments").willReturn(WireMock.okJson("{\"cents\": 5}")));
		assertThat(context.getBean(PaymentApi.class).pay(new Payment(5)).block()).isEqualTo(new Payment(5));
		assertThat(context.getBean(BlockingPaymentApi.class).pay(new Payment(5))).isEqualTo(new Payment(5));
		String signature = Signing.hmac("s3cr3t", "POST /payments", "{\"cents\":5}".getBytes(StandardCharsets.UTF_8));
		SERVER.verify(2, WireMock.postRequestedFor(WireMock.urlEqualTo("/payments"))
			.withHeader("X-Signature", WireMock.equalTo(signature)));
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
	@ImportApiClients(types = { OrderApi.class, ParcelApi.class, PriceApi.class, CountryApi.class, PaymentApi.class })
	@Import({ Tokens.class, Signing.class, Codecs.class, PricesWithFallback.class, CachedCountries.class })
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
class Signing {

	@Bean
	RequestSigner paymentsSigner(@Value("${payments.secret}") String secret) {
		return (request) -> {
			byte[] body = Objects.requireNonNull(request.body(), "Payments are not streamed");
			request.addHeader("X-Signature", hmac(secret, request.method() + " " + request.uri().getRawPath(), body));
		};
	}

	static String hmac(String secret, String text, byte[] body) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
			mac.update(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(mac.doFinal(body));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("No HMAC", ex);
		}
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
