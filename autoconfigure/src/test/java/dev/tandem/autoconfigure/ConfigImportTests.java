package dev.tandem.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.tandem.ApiClientSettingsChangedEvent;
import dev.tandem.client.InvalidApiClientException;
import dev.tandem.config.ConfigChangedEvent;
import dev.tandem.config.ConfigWatch;
import dev.tandem.config.ConfigWatchStateEvent.State;
import dev.tandem.config.WatchedField;
import dev.tandem.standin.opendecree.OpenDecreeServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.service.HttpServiceClientPropertiesAutoConfiguration;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.service.ReactiveHttpServiceClientAutoConfiguration;
import org.springframework.cloud.autoconfigure.ConfigurationPropertiesRebinderAutoConfiguration;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.cloud.context.properties.ConfigurationPropertiesRebinder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@code spring.config.import=tandem:} in applications as they are started.
 */
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
class ConfigImportTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final OpenDecreeServer server = new OpenDecreeServer().sensitive("payments.secret", "stringValue");

	@TempDir
	private Path files;

	@BeforeEach
	void write() {
		this.server.write("payments.fee", 0.02);
		this.server.write("payments.maxRetries", 3);
		this.server.write("payments.secret", "s3cr3t");
	}

	@AfterEach
	void close() {
		this.server.close();
	}

	private List<String> properties(String location) {
		return new ArrayList<>(List.of("spring.config.import=" + location, "tandem.config.source=opendecree",
				"tandem.config.tenant=shop", "tandem.config.backoff.initial=10ms",
				"tandem.clients.config.base-url=" + this.server.uri(), "tandem.clients.config.headers.x-subject=tests",
				"tandem.clients.config.headers.x-role=superadmin", "tandem.clients.config.shutdown.grace-period=0s"));
	}

	private ConfigurableApplicationContext start(String location, String... more) {
		List<String> all = properties(location);
		all.addAll(List.of(more));
		return run(new StandardEnvironment(), all.stream().map((property) -> "--" + property).toArray(String[]::new));
	}

	private ConfigurableApplicationContext run(ConfigurableEnvironment environment, String... args) {
		List<String> all = new ArrayList<>(List.of("--spring.config.location=" + this.files.toUri()));
		all.addAll(List.of(args));
		return new SpringApplicationBuilder(Application.class).environment(environment)
			.web(WebApplicationType.NONE)
			.run(all.toArray(String[]::new));
	}

	@Test
	void valuesWhenImportedAreInTheEnvironmentAtTheStart() {
		try (ConfigurableApplicationContext context = start("tandem:")) {
			Application application = context.getBean(Application.class);
			assertThat(application.fee).isEqualTo(0.02);
			assertThat(application.payments).isEqualTo(new Payments(0.02, 3));
			assertThat(application.feeBeforeTheStart).isEqualTo(0.02);
		}
	}

	@Test
	void valueWhenChangedIsInTheEnvironmentOnceItsEventIsPublished() {
		try (ConfigurableApplicationContext context = start("tandem:")) {
			Application application = context.getBean(Application.class);
			this.server.write("payments.fee", 0.03);
			this.server.write("payments.added", "new");
			this.server.write("payments.maxRetries", null);
			Awaitility.await().atMost(LIMIT).until(() -> application.changes.size() == 3);
			assertThat(application.changes).containsExactly("payments.fee=0.03", "payments.added=new",
					"payments.maxRetries=null");
			assertThat(Binder.get(context.getEnvironment()).bind("payments", Payments.class).get())
				.isEqualTo(new Payments(0.03, 0));
			assertThat(Binder.get(context.getEnvironment())
				.bind("payments", Bindable.mapOf(String.class, String.class))
				.get()).isEqualTo(Map.of("fee", "0.03", "added", "new"));
		}
	}

	/**
	 * With the beans of Spring Cloud, which binds them once more.
	 */
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void beanWhenValueChangesIsReboundAndSpringCloudTold(boolean withCloud) {
		String sources = "spring.main.sources=" + (withCloud ? Cloud.class.getName() : "");
		try (ConfigurableApplicationContext context = start("tandem:", sources)) {
			LivePayments live = context.getBean(LivePayments.class);
			Application application = context.getBean(Application.class);
			assertThat(context.getBeansOfType(ConfigurationPropertiesRebinder.class)).hasSize(withCloud ? 1 : 0);
			assertThat(live.getFee()).isEqualTo(0.02);
			this.server.write("payments.fee", 0.03);
			Awaitility.await().atMost(LIMIT).until(() -> !application.cloud.isEmpty());
			assertThat(application.seen).containsExactly(0.03);
			assertThat(application.cloud).containsExactly(Set.of("payments.fee"));
			this.server.write("payments.fee", null);
			Awaitility.await().atMost(LIMIT).until(() -> live.getFee() == 1);
		}
	}

	@Test
	void clientWhenImportedValueChangesHasIt() {
		try (ConfigurableApplicationContext context = start("tandem:", "tandem.clients.geo.base-url=http://localhost:1",
				"tandem.clients.geo.headers.x-fee=${payments.fee}", "tandem.live.window=10ms")) {
			Application application = context.getBean(Application.class);
			this.server.write("payments.fee", 0.03);
			Awaitility.await().atMost(LIMIT).until(() -> !application.settings.isEmpty());
			assertThat(application.settings).singleElement().satisfies((event) -> {
				assertThat(event.client()).isEqualTo("geo");
				assertThat(event.changed()).containsExactly("headers.x-fee");
				assertThat(event.source()).containsAnyOf("config watch", "EnvironmentChangeEvent");
			});
		}
	}

	@Test
	void valueWhenSensitiveIsNotInTheEnvironment() {
		try (ConfigurableApplicationContext context = start("tandem:")) {
			assertThat(context.getEnvironment().containsProperty("payments.secret")).isFalse();
			assertThat(context.getBean(ConfigWatch.class).value("payments.secret")).contains("[REDACTED]");
		}
	}

	@Test
	void valueWhenSetByTheCommandLineTooIsThatOfTheCommandLine() {
		try (ConfigurableApplicationContext context = start("tandem:", "payments.fee=0.5")) {
			assertThat(context.getEnvironment().getProperty("payments.fee")).isEqualTo("0.5");
		}
	}

	@Test
	void settingsWhenInDocumentOfProfileAreThoseOfTheImport() throws IOException {
		Files.writeString(this.files.resolve("application.yml"), """
				spring.config.import: "tandem:"
				payments.fee: 9
				tandem:
				  config: {source: opendecree, tenant: none}
				  clients.config:
				    base-url: ${server-uri}
				    headers: {X-Subject: tests, "[x-role]": superadmin}
				---
				spring.config.activate.on-profile: prod
				tandem.config.tenant: shop
				""");
		try (ConfigurableApplicationContext context = run(new StandardEnvironment(),
				"--server-uri=" + this.server.uri(), "--spring.profiles.active=prod")) {
			assertThat(context.getEnvironment().getProperty("payments.fee")).isEqualTo("0.02");
		}
	}

	@Test
	void settingsWhenInEnvironmentVariablesAreThoseOfTheImport() {
		ConfigurableEnvironment environment = new StandardEnvironment();
		String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
		environment.getPropertySources()
			.replace(name, new SystemEnvironmentPropertySource(name,
					Map.of("TANDEM_CONFIG_SOURCE", "opendecree", "TANDEM_CONFIG_TENANT", "shop",
							"TANDEM_CLIENTS_CONFIG_BASE_URL", this.server.uri().toString(),
							"TANDEM_CLIENTS_CONFIG_RATE_LIMIT_PERMITS", "1000", "SPRING_CONFIG_IMPORT", "tandem:")));
		try (ConfigurableApplicationContext context = run(environment,
				"--tandem.clients.config.headers.x-subject=tests",
				"--tandem.clients.config.headers.x-role=superadmin")) {
			assertThat(context.getEnvironment().getProperty("payments.fee")).isEqualTo("0.02");
		}
	}

	@Test
	void startWhenServerIsDownSaysSo(CapturedOutput output) {
		this.server.stop();
		assertThatExceptionOfType(ConfigImportException.class).isThrownBy(() -> start("tandem:"));
		assertThat(output).contains("spring.config.import is 'tandem:', but the remote configuration cannot be loaded")
			.contains("tandem.clients.config.base-url is its URL. To start without it, import optional:tandem:.");
	}

	@Test
	void startWhenServerIsDownAndImportOptionalGoesOnAndFollowsLater(CapturedOutput output) {
		this.server.stop();
		try (ConfigurableApplicationContext context = start("optional:tandem:")) {
			assertThat(output).contains(". It is optional: the values follow when the watch has them.");
			assertThat(context.getBean(ConfigWatch.class).state()).isEqualTo(State.RECONNECTING);
			assertThat(context.getBean(Application.class).payments).isEqualTo(new Payments(0, 0));
			this.server.start();
			Awaitility.await()
				.atMost(LIMIT)
				.until(() -> "0.02".equals(context.getEnvironment().getProperty("payments.fee")));
		}
	}

	@Test
	void startWhenSourceIsMissingSaysSo(CapturedOutput output) {
		assertThatExceptionOfType(ConfigImportException.class)
			.isThrownBy(() -> run(new StandardEnvironment(), "--spring.config.import=tandem:"));
		assertThat(output).contains("spring.config.import is 'tandem:', but tandem.config.source is missing.");
	}

	@Test
	void startWhenSourceIsMissingAndImportOptionalGoesOn() {
		try (ConfigurableApplicationContext context = run(new StandardEnvironment(),
				"--spring.config.import=optional:tandem:")) {
			assertThat(context.getBeansOfType(ConfigWatch.class)).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "tandem:", "optional:tandem:" })
	void startWhenSettingIsInvalidSaysSo(String location, CapturedOutput output) {
		assertThatExceptionOfType(Exception.class)
			.isThrownBy(() -> start(location, "tandem.clients.config.base-url=config.example.com"));
		assertThat(output).contains("tandem.clients.config.base-url", "config.example.com")
			.contains("APPLICATION FAILED TO START");
	}

	@Test
	void startWhenLocationSaysMoreIsRefused(CapturedOutput output) {
		assertThatExceptionOfType(InvalidApiClientException.class).isThrownBy(() -> start("tandem:shop"));
		assertThat(output).contains("spring.config.import is 'tandem:shop', but nothing may follow 'tandem:'.");
	}

	@Test
	void importWhenInABuildAsksNobody() {
		this.server.stop();
		System.setProperty("spring.aot.processing", "true");
		try {
			assertThat(
					run(new StandardEnvironment(), "--spring.config.import=tandem:").getBeansOfType(ConfigWatch.class))
				.isEmpty();
		}
		finally {
			System.clearProperty("spring.aot.processing");
		}
	}

	@ConfigurationProperties("payments")
	record Payments(double fee, int maxRetries) {

	}

	@ConfigurationProperties("payments")
	static class LivePayments {

		private volatile double fee = 1;

		double getFee() {
			return this.fee;
		}

		void setFee(double fee) {
			this.fee = fee;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(ConfigurationPropertiesRebinderAutoConfiguration.class)
	static class Cloud {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties({ Payments.class, LivePayments.class })
	@ImportAutoConfiguration({ ConfigWatchAutoConfiguration.class, ApiClientsAutoConfiguration.class,
			SslAutoConfiguration.class, CodecsAutoConfiguration.class, JacksonAutoConfiguration.class,
			HttpClientAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class,
			HttpServiceClientPropertiesAutoConfiguration.class, WebClientAutoConfiguration.class,
			ReactiveHttpServiceClientAutoConfiguration.class })
	static class Application {

		private final double fee;

		private final Payments payments;

		private final double feeBeforeTheStart;

		private final ConfigurableEnvironment environment;

		private final List<String> changes = new CopyOnWriteArrayList<>();

		private final List<ApiClientSettingsChangedEvent> settings = new CopyOnWriteArrayList<>();

		private final List<Double> seen = new CopyOnWriteArrayList<>();

		private final List<Set<String>> cloud = new CopyOnWriteArrayList<>();

		private final LivePayments live;

		Application(@Value("${payments.fee:0}") double fee, Payments payments, LivePayments live,
				ConfigurableEnvironment environment, ObjectProvider<ConfigWatch> watch) {
			this.fee = fee;
			this.payments = payments;
			this.live = live;
			this.environment = environment;
			ConfigWatch early = watch.getIfAvailable();
			this.feeBeforeTheStart = (early != null) ? early.field("payments.fee", Double.class, -1.0).get() : -2;
		}

		@EventListener
		void changed(ConfigChangedEvent event) {
			this.seen.add(this.live.getFee());
			this.changes.add(event.path() + "=" + this.environment.getProperty(event.path()));
		}

		@EventListener
		void settingsChanged(ApiClientSettingsChangedEvent event) {
			this.settings.add(event);
		}

		@EventListener
		void environmentChanged(EnvironmentChangeEvent event) {
			this.cloud.add(event.getKeys());
		}

	}

}
