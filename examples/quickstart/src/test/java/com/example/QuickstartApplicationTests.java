package com.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.tandem.config.ConfigWatch;
import dev.tandem.config.WatchedField;
import dev.tandem.test.StubbedClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest
@AutoConfigureMockMvc
class QuickstartApplicationTests {

	@StubbedClient("bloomy")
	WireMockServer bloomy;

	@ParameterizedTest
	@ValueSource(strings = { "/reactive/7", "/blocking/7" })
	void bothTwinsCallTheApi(String path, @Autowired MockMvcTester mvc) {
		this.bloomy.stubFor(WireMock.get("/todo/7")
			.withHeader("Authorization", WireMock.equalTo("Bearer test-key"))
			.willReturn(WireMock.okJson("""
					{"Id": 7, "Name": "Sign the lease"}""")));
		assertThat(mvc.get().uri(path).exchange()).hasStatusOk()
			.bodyJson()
			.extractingPath("Name")
			.isEqualTo("Sign the lease");
	}

	/**
	 * Settings that change while the application runs need no server: a directory will
	 * do.
	 */
	@Test
	void valuesOfADirectoryAreFollowed(@TempDir Path directory) throws IOException {
		Files.writeString(directory.resolve("greeting"), "Hello");
		try (ConfigurableApplicationContext context = SpringApplication.run(QuickstartApplication.class,
				"--server.port=0", "--tandem.clients.bloomy.api-key=test-key", "--tandem.config.source=directory",
				"--tandem.config.directory=" + directory)) {
			WatchedField<String> greeting = context.getBean(ConfigWatch.class).field("greeting", String.class, "");
			assertThat(greeting.get()).isEqualTo("Hello");
			Files.writeString(directory.resolve("greeting"), "Good morning");
			Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> greeting.get().equals("Good morning"));
		}
	}

}
