package org.example.books;

import dev.tandem.ImportApiClients;

import org.springframework.context.annotation.Configuration;

/**
 * Auto-configuration of the SDK: applications with Tandem's starter find the clients as
 * beans.
 */
@Configuration(proxyBeanMethods = false)
@ImportApiClients(BookApi.class)
public class BookClients {

}
