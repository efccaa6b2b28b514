package dev.tandem.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import ch.qos.logback.classic.Level;
import dev.tandem.testing.LogCapture;
import jakarta.validation.constraints.Max;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.validation.annotation.Validated;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LiveConfigBeans}.
 */
class LiveConfigBeansTests {

	private final WatchHarness harness = new WatchHarness();

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	@AfterEach
	void close() {
		this.harness.close();
		this.context.close();
	}

	private Payments start(String... local) {
		ConfigPropertySource source = new ConfigPropertySource(this.harness.source().snapshot());
		TestPropertyValues.of(local).applyTo(this.context);
		this.context.getEnvironment().getPropertySources().addLast(source);
		LiveConfigBeans live = new LiveConfigBeans(this.context);
		this.context.getBeanFactory().registerSingleton("live", live);
		this.context.register(Beans.class);
		source.follow(this.harness.watch());
		live.follow(this.harness.watch(), (names) -> new Announcement(names));
		this.context.refresh();
		this.harness.started();
		return this.context.getBean(Payments.class);
	}

	private void write(@Nullable String... pathsAndValues) {
		Map<String, @Nullable String> update = new HashMap<>();
		for (int i = 0; i < pathsAndValues.length; i += 2) {
			update.put(Objects.requireNonNull(pathsAndValues[i]), pathsAndValues[i + 1]);
		}
		this.harness.source().write(update, true);
		this.harness.pass(Duration.ZERO);
	}

	@Test
	void beanWhenValuesChangeHasWhatARestartWouldGive() {
		write("payments.fee", "2", "payments.hosts[0]", "a", "payments.hosts[1]", "b", "payments.limits.max", "3",
				"payments.labels.one", "1", "payments.fixed.max", "4", "payments.url", "x");
		Payments payments = start("payments.mode=local");
		assertThat(payments.toString()).isEqualTo("2 local [a, b] 3 {one=1} 4 x");
		write("payments.fee", "7", "payments.hosts[1]", null, "payments.limits.max", "30", "payments.labels.two", "2",
				"payments.fixed.max", "40", "payments.url", "y");
		assertThat(payments.toString()).isEqualTo("7 local [a] 30 {one=1, two=2} 40 y");
		write("payments.fee", null, "payments.hosts[0]", null, "payments.limits.max", null, "payments.labels.one", null,
				"payments.labels.two", null, "payments.fixed.max", null, "payments.url", null, "payments.mode",
				"remote");
		assertThat(payments.toString()).isEqualTo("1 local [] 0 {} 0 null");
		assertThat(this.context.getBean(Payments.class)).isSameAs(payments);
	}

	@Test
	void beanWhenValuesChangeTogetherIsReboundOnceAndBeforeTheirEvents() {
		Payments payments = start();
		Other other = this.context.getBean(Other.class);
		List<String> seen = new ArrayList<>();
		this.harness.watch().field("payments.fee", Integer.class, 0).onChange((old, now) -> seen.add("" + payments));
		int made = Payments.made;
		write("payments.fee", "2", "payments.mode", "fast", "unrelated", "x");
		assertThat(Payments.made).isEqualTo(made + 1);
		assertThat(seen).containsExactly("2 fast [] 0 {} 0 null");
		assertThat(other.written).isZero();
		write("otherwise.value", "x");
		assertThat(other.written).isZero();
		write("other.value", "x");
		assertThat(other.written).isEqualTo(1);
		assertThat(Payments.made).isEqualTo(made + 1);
	}

	@ParameterizedTest
	@CsvSource({ "payments.fee,many,payments.fee", "payments.fee,1000,payments.fee",
			"payments.mode,broken,payments.mode" })
	void beanWhenAValueIsBadStaysAsAWholeAndSaysSo(String path, String value, String culprit) {
		Payments payments = start();
		try (LogCapture log = LogCapture.of(Level.INFO, LiveConfigBean.class.getName())) {
			write("payments.url", "x", path, value);
			assertThat(log.text()).contains("keeps its values as a whole: " + culprit).doesNotContain(value);
		}
		assertThat(payments.toString()).isEqualTo("1 slow [] 0 {} 0 null");
		assertThat(this.harness.watch().unreadable()).containsExactly("payments");
		assertThat(this.harness.events(ConfigConversionFailedEvent.class)).singleElement()
			.satisfies((event) -> assertThat(List.of(event.path(), event.type()))
				.isEqualTo(List.of("payments", Payments.class)));
		write("payments.limits.max", "3");
		assertThat(payments.toString()).isEqualTo("1 slow [] 0 {} 0 null");
		assertThat(this.announced()).isEmpty();
		write(path, null);
		assertThat(payments.toString()).isEqualTo("1 slow [] 3 {} 0 x");
		assertThat(this.harness.watch().unreadable()).isEmpty();
		assertThat(this.announced()).containsExactly(Set.of("payments.url", path, "payments.limits.max"));
	}

	private List<Set<String>> announced() {
		return this.harness.events(Announcement.class).stream().map(Announcement::names).toList();
	}

	/**
	 * A setter that a copy does not show to throw.
	 */
	@Test
	void beanWhenItsSetterThrowsIsSetBack() {
		Payments payments = start();
		payments.sealed = true;
		write("payments.fee", "2", "payments.labels.one", "1", "payments.fixed.max", "4", "payments.url", "x");
		assertThat(payments.toString()).isEqualTo("1 slow [] 0 {} 0 null");
		payments.sealed = false;
		write("payments.fee", "3");
		assertThat(payments.toString()).isEqualTo("3 slow [] 0 {one=1} 4 x");
	}

	/**
	 * What a getter shows may not be what was set.
	 */
	@Test
	void propertyWhenItsGetterMasksItIsCopiedAsItIs() {
		Payments payments = start();
		write("payments.password", "s3cr3t");
		assertThat(payments.password).isEqualTo("s3cr3t");
	}

	@Test
	void propertyWhenItCannotBeReadSaysThatItDoesNotFollow() {
		Payments payments = start();
		try (LogCapture log = LogCapture.of(Level.WARN, LiveConfigBean.class.getName())) {
			write("payments.seconds", "7", "payments.fee", "2");
			write("payments.seconds", "8");
			assertThat(log.text()).containsOnlyOnce("The property 'seconds' of the bean 'payments");
		}
		assertThat(payments.toString()).startsWith("2 ");
	}

	/**
	 * It was bound, but is not there yet.
	 */
	@Test
	void beanWhenValueChangesWhileItIsMadeHasTheLast() {
		start();
		Late.initialisation = () -> write("late.value", "second");
		assertThat(this.context.getBean(Late.class).value).isEqualTo("second");
	}

	@Test
	void recordWhenValueChangesKeepsItAndSaysHowToFollow() {
		start();
		try (LogCapture log = LogCapture.of(Level.INFO, LiveConfigBean.class.getName())) {
			write("fixed.max", "2");
			write("fixed.max", "3");
			assertThat(log.text()).containsOnlyOnce("ConfigWatch.bind(\"fixed\", Fixed.class)");
		}
		assertThat(this.context.getBean(Fixed.class).max()).isEqualTo(1);
		assertThat(this.harness.watch().bind("fixed", Fixed.class).get().max()).isEqualTo(3);
	}

	@Test
	void beanWhenFirstValuesComeAfterTheStartHasThem() {
		ConfigPropertySource source = new ConfigPropertySource(null);
		this.harness.source().write("payments.fee", "2");
		LiveConfigBeans live = new LiveConfigBeans(this.context);
		this.context.getEnvironment().getPropertySources().addLast(source);
		this.context.getBeanFactory().registerSingleton("live", live);
		this.context.register(Beans.class);
		source.follow(this.harness.watch());
		live.follow(this.harness.watch(), null);
		this.context.refresh();
		assertThat(this.context.getBean(Payments.class).fee).isEqualTo(1);
		this.harness.started();
		assertThat(this.context.getBean(Payments.class).fee).isEqualTo(2);
		assertThat(this.harness.changes()).isEmpty();
	}

	record Announcement(Set<String> names) {

	}

	@ConfigurationProperties("payments")
	@Validated
	static class Payments {

		private static int made;

		@Max(100)
		private int fee = 1;

		private String mode = "slow";

		private List<String> hosts = new ArrayList<>();

		private Limits limits = new Limits();

		private final Map<String, String> labels = new TreeMap<>();

		private final Limits fixed = new Limits();

		@Name("url")
		private @Nullable String address;

		private boolean sealed;

		private String password = "";

		private Duration timeout = Duration.ZERO;

		Payments() {
			made++;
		}

		int getFee() {
			return this.fee;
		}

		void setFee(int fee) {
			this.fee = fee;
		}

		void setMode(String mode) {
			if (mode.equals("broken")) {
				throw new IllegalArgumentException("mode");
			}
			this.mode = mode;
		}

		public String getPassword() {
			return "***";
		}

		public void setPassword(String password) {
			this.password = password;
		}

		public void setSeconds(int seconds) {
			this.timeout = Duration.ofSeconds(seconds);
		}

		public Duration timeout() {
			return this.timeout;
		}

		public List<String> getHosts() {
			return this.hosts;
		}

		public void setHosts(List<String> hosts) {
			this.hosts = hosts;
		}

		public Limits getLimits() {
			return this.limits;
		}

		public void setLimits(Limits limits) {
			this.limits = limits;
		}

		public Map<String, String> getLabels() {
			return this.labels;
		}

		public Limits getFixed() {
			return this.fixed;
		}

		public @Nullable String getAddress() {
			return this.address;
		}

		public Payments setAddress(@Nullable String address) {
			if (this.sealed) {
				throw new IllegalStateException("sealed");
			}
			this.address = address;
			return this;
		}

		@Override
		public String toString() {
			return "%d %s %s %d %s %d %s".formatted(this.fee, this.mode, this.hosts, this.limits.max, this.labels,
					this.fixed.max, this.address);
		}

	}

	/**
	 * Nested properties.
	 */
	public static class Limits {

		private int max;

		public int getMax() {
			return this.max;
		}

		public void setMax(int max) {
			this.max = max;
		}

	}

	@ConfigurationProperties("other")
	static class Other {

		private int written;

		public void setValue(String value) {
			this.written++;
		}

		public String getValue() {
			return "";
		}

	}

	@ConfigurationProperties("late")
	static class Late implements InitializingBean {

		private static Runnable initialisation = () -> {
		};

		private String value = "first";

		public String getValue() {
			return this.value;
		}

		public void setValue(String value) {
			this.value = value;
		}

		@Override
		public void afterPropertiesSet() {
			initialisation.run();
		}

	}

	@ConfigurationProperties("fixed")
	record Fixed(@DefaultValue("1") int max) {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties({ Payments.class, Other.class, Fixed.class })
	static class Beans {

		@Bean
		@Lazy
		Late late() {
			return new Late();
		}

	}

}
