package com.example;

record Parcel(String trackingNumber) {
}
