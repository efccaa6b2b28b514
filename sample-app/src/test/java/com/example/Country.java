package com.example;

record Country(String name) {
}
