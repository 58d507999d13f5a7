// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {AgentStake} from "../src/erc8004/AgentStake.sol";
import {IdentityRegistry} from "../src/erc8004/IdentityRegistry.sol";
import {ReputationRegistry} from "../src/erc8004/ReputationRegistry.sol";
import {ValidationRegistry} from "../src/erc8004/ValidationRegistry.sol";
import {Vm} from "./support/Vm.sol";

/// @dev What ERC-8004 demands of the three registries, and what nobody may do to them.
contract Erc8004Test {
    Vm internal constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));
    uint256 internal constant WALLET_KEY = 0xB0B;
    bytes32 internal constant AGENT_WALLET_SET =
        keccak256("AgentWalletSet(uint256 agentId,address newWallet,address owner,uint256 deadline)");

    address internal owner = address(0xA1);
    address internal operator = address(0xA2);
    address internal stranger = address(0xA3);
    address internal client = address(0xC1);
    address internal other = address(0xC2);
    address internal validator = address(0xD1);

    IdentityRegistry internal identities;
    ReputationRegistry internal reputation;
    ValidationRegistry internal validations;
    AgentStake internal stakes;
    uint256 internal agent;

    function setUp() public {
        identities = new IdentityRegistry();
        reputation = new ReputationRegistry(identities);
        validations = new ValidationRegistry(identities);
        stakes = new AgentStake(identities);
        vm.prank(owner);
        agent = identities.register("https://agent.example/registration.json");
    }

    // ---- identity

    function testRegistersInOrderAndPaysTheOwner() public {
        vm.assertEq(agent, 1, "ids count from 1");
        vm.assertEq(identities.ownerOf(agent), owner, "who asked owns it");
        vm.assertEq(identities.getAgentWallet(agent), owner, "and is paid");
        vm.assertEq(identities.getMetadata(agent, "agentWallet"), abi.encodePacked(owner), "the wallet is metadata too");
        vm.assertEq(bytes(identities.tokenURI(agent)), "https://agent.example/registration.json", "the file");
        vm.prank(stranger);
        vm.assertEq(identities.register(), 2, "the next id");
        vm.assertEq(identities.agentCount(), 2, "two agents");
    }

    function testRegistersWithMetadata() public {
        IdentityRegistry.MetadataEntry[] memory metadata = new IdentityRegistry.MetadataEntry[](1);
        metadata[0] = IdentityRegistry.MetadataEntry("card", hex"1234");
        uint256 id = identities.register("data:,", metadata);
        vm.assertEq(identities.getMetadata(id, "card"), hex"1234", "kept");
        metadata[0].metadataKey = "agentWallet";
        vm.expectRevert(IdentityRegistry.ReservedKey.selector);
        identities.register("data:,", metadata);
    }

    function testOnlyOwnerAndOperatorsChangeAnAgent() public {
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IdentityRegistry.NotAuthorized.selector, agent, stranger));
        identities.setMetadata(agent, "card", hex"66");
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IdentityRegistry.NotAuthorized.selector, agent, stranger));
        identities.setAgentURI(agent, "https://evil.example");
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IdentityRegistry.NotAuthorized.selector, agent, stranger));
        identities.unsetAgentWallet(agent);
        vm.prank(owner);
        identities.setApprovalForAll(operator, true);
        vm.prank(operator);
        identities.setMetadata(agent, "card", hex"77");
        vm.assertEq(identities.getMetadata(agent, "card"), hex"77", "an operator may");
        vm.prank(owner);
        vm.expectRevert(IdentityRegistry.ReservedKey.selector);
        identities.setMetadata(agent, "agentWallet", abi.encodePacked(stranger));
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, 9));
        identities.setMetadata(9, "card", hex"77");
    }

    function testAWalletConsentsByItsSignature() public {
        address wallet = vm.addr(WALLET_KEY);
        uint256 deadline = block.timestamp + 60;
        bytes memory consent = _consent(WALLET_KEY, agent, wallet, owner, deadline);
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IdentityRegistry.NotAuthorized.selector, agent, stranger));
        identities.setAgentWallet(agent, wallet, deadline, consent);
        vm.prank(owner);
        identities.setAgentWallet(agent, wallet, deadline, consent);
        vm.assertEq(identities.getAgentWallet(agent), wallet, "paid there");
        vm.prank(owner);
        identities.transferFrom(owner, stranger, agent);
        vm.assertEq(identities.getAgentWallet(agent), address(0), "a sold agent is paid nowhere");
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IdentityRegistry.WrongWalletSignature.selector, wallet));
        identities.setAgentWallet(agent, wallet, deadline, consent); // it named the old owner
    }

    function testAWalletsConsentIsForOneAgentAndAShortTime(uint256 key, uint256 late) public {
        key = 1 + key % 1e18;
        address wallet = vm.addr(WALLET_KEY);
        uint256 deadline = block.timestamp + 60;
        vm.prank(owner);
        uint256 second = identities.register();
        bytes memory consent = _consent(WALLET_KEY, second, wallet, owner, deadline);
        vm.prank(owner);
        vm.expectRevert(abi.encodeWithSelector(IdentityRegistry.WrongWalletSignature.selector, wallet));
        identities.setAgentWallet(agent, wallet, deadline, consent);
        if (key != WALLET_KEY) {
            bytes memory forged = _consent(key, agent, wallet, owner, deadline);
            vm.prank(owner);
            vm.expectRevert(abi.encodeWithSelector(IdentityRegistry.WrongWalletSignature.selector, wallet));
            identities.setAgentWallet(agent, wallet, deadline, forged);
        }
        uint256 far = block.timestamp + 5 minutes + 1 + late % 1e9;
        bytes memory early = _consent(WALLET_KEY, agent, wallet, owner, far);
        vm.prank(owner);
        vm.expectRevert(
            abi.encodeWithSelector(IdentityRegistry.DeadlineTooFar.selector, far, block.timestamp + 5 minutes)
        );
        identities.setAgentWallet(agent, wallet, far, early);
        vm.warp(deadline + 1);
        vm.prank(owner);
        vm.expectRevert(abi.encodeWithSelector(IdentityRegistry.DeadlinePassed.selector, deadline));
        identities.setAgentWallet(agent, wallet, deadline, consent);
    }

    // ---- reputation

    function testFeedbackIsKeptSummedAndRevoked() public {
        _rate(client, 80, 0, "starred", "swap");
        _rate(client, 90, 0, "starred", "lend");
        _rate(other, 7, 0, "starred", "swap");
        (uint64 count, int128 mean, uint8 decimals) = reputation.getSummary(agent, _one(client), "starred", "");
        vm.assertEq(count, 2, "the client's two");
        vm.assertEq(uint256(uint128(mean)), 85, "their mean");
        vm.assertEq(decimals, 0, "as given");
        (count, mean,) = reputation.getSummary(agent, _one(client), "", "lend");
        vm.assertEq(count, 1, "one of lending");
        vm.assertEq(reputation.getClients(agent).length, 2, "two clients");
        vm.assertEq(reputation.getLastIndex(agent, client), 2, "two of this one");
        vm.prank(client);
        reputation.revokeFeedback(agent, 1);
        (count, mean,) = reputation.getSummary(agent, _one(client), "starred", "");
        vm.assertEq(count, 1, "what was taken back does not count");
        vm.assertEq(uint256(uint128(mean)), 90, "the other does");
        (address[] memory clients, uint64[] memory indexes,,,,,) =
            reputation.readAllFeedback(agent, new address[](0), "", "", false);
        vm.assertEq(clients.length, 2, "two are left");
        vm.assertEq(indexes[0], 2, "the client's second");
        (clients,,,,,,) = reputation.readAllFeedback(agent, new address[](0), "", "", true);
        vm.assertEq(clients.length, 3, "with what was revoked");
        (,,,, bool revoked) = reputation.readFeedback(agent, client, 1);
        vm.assertTrue(revoked, "and it says so");
    }

    function testNobodyRatesItsOwnAgentOrSpeaksForAnother() public {
        vm.prank(owner);
        vm.expectRevert(abi.encodeWithSelector(ReputationRegistry.OwnFeedback.selector, agent, owner));
        reputation.giveFeedback(agent, 100, 0, "", "", "", "", 0);
        vm.prank(owner);
        identities.setApprovalForAll(operator, true);
        vm.prank(operator);
        vm.expectRevert(abi.encodeWithSelector(ReputationRegistry.OwnFeedback.selector, agent, operator));
        reputation.giveFeedback(agent, 100, 0, "", "", "", "", 0);
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, 9));
        reputation.giveFeedback(9, 100, 0, "", "", "", "", 0);
        vm.expectRevert(abi.encodeWithSelector(ReputationRegistry.TooManyDecimals.selector, 19));
        reputation.giveFeedback(agent, 100, 19, "", "", "", "", 0);
        _rate(client, 1, 0, "", "");
        vm.prank(other);
        vm.expectRevert(abi.encodeWithSelector(ReputationRegistry.NoSuchFeedback.selector, agent, other, 1));
        reputation.revokeFeedback(agent, 1);
        vm.expectRevert(ReputationRegistry.ClientsRequired.selector);
        reputation.getSummary(agent, new address[](0), "", "");
    }

    function testTheMeanOfUnlikeDecimalsIsExact(int128 value, uint8 decimals, uint8 count) public {
        decimals = decimals % 19;
        count = 1 + count % 5;
        for (uint256 i = 0; i < count; i++) {
            _rate(client, value, decimals, "", "");
        }
        (, int128 mean, uint8 meanDecimals) = reputation.getSummary(agent, _one(client), "", "");
        vm.assertTrue(mean == value && meanDecimals == decimals, "the mean of the same is the same");
        _rate(client, type(int128).max, 0, "", "");
        (uint64 all, int128 mixed, uint8 mixedDecimals) = reputation.getSummary(agent, _one(client), "", "");
        int256 sum =
            int256(value) * int256(10 ** (18 - decimals)) * int256(uint256(count)) + int256(type(int128).max) * 1e18;
        vm.assertTrue(
            int256(mixed) == sum / int256(uint256(all)) / int256(10 ** (18 - mixedDecimals)), "the mean, cut off"
        );
    }

    function testResponsesAreCountedByWhoGaveThem() public {
        _rate(client, 1, 0, "", "");
        _rate(client, 2, 0, "", "");
        vm.prank(owner);
        reputation.appendResponse(agent, client, 1, "ipfs://refund", 0);
        vm.prank(owner);
        reputation.appendResponse(agent, client, 2, "ipfs://refund", 0);
        vm.prank(stranger);
        reputation.appendResponse(agent, client, 2, "ipfs://spam", 0);
        vm.assertEq(reputation.getResponseCount(agent, address(0), 0, new address[](0)), 3, "all");
        vm.assertEq(reputation.getResponseCount(agent, client, 2, new address[](0)), 2, "to the second");
        vm.assertEq(reputation.getResponseCount(agent, client, 0, _one(owner)), 2, "the owner's");
        vm.assertEq(reputation.getResponseCount(agent, client, 7, new address[](0)), 0, "none to what was not said");
        vm.expectRevert(abi.encodeWithSelector(ReputationRegistry.NoSuchFeedback.selector, agent, client, 3));
        reputation.appendResponse(agent, client, 3, "", 0);
    }

    // ---- validation

    function testAValidatorAnswersWhatItWasAsked() public {
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(ValidationRegistry.NotAuthorized.selector, agent, stranger));
        validations.validationRequest(validator, agent, "ipfs://work", "work");
        vm.prank(owner);
        validations.validationRequest(validator, agent, "ipfs://work", "work");
        vm.prank(owner);
        vm.expectRevert(abi.encodeWithSelector(ValidationRegistry.AlreadyRequested.selector, bytes32("work")));
        validations.validationRequest(stranger, agent, "ipfs://work", "work");
        (uint64 count,) = validations.getSummary(agent, new address[](0), "");
        vm.assertEq(count, 0, "asked is not answered");
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(ValidationRegistry.NotTheValidator.selector, bytes32("work"), stranger));
        validations.validationResponse("work", 100, "", 0, "");
        vm.prank(validator);
        vm.expectRevert(abi.encodeWithSelector(ValidationRegistry.ResponseTooLarge.selector, 101));
        validations.validationResponse("work", 101, "", 0, "");
        vm.prank(validator);
        validations.validationResponse("work", 0, "", 0, "soft");
        uint8 average;
        (count, average) = validations.getSummary(agent, _one(validator), "soft");
        vm.assertTrue(count == 1 && average == 0, "a failure counts");
        vm.prank(validator);
        validations.validationResponse("work", 80, "", 0, "hard");
        (count,) = validations.getSummary(agent, _one(validator), "soft");
        vm.assertEq(count, 0, "the later answer took its place");
        (count, average) = validations.getSummary(agent, new address[](0), "hard");
        vm.assertTrue(count == 1 && average == 80, "and counts");
        vm.assertEq(validations.getAgentValidations(agent).length, 1, "listed by agent");
        vm.assertEq(validations.getValidatorRequests(validator).length, 1, "and by validator");
    }

    // ---- stake

    function testAStakeComesBackToWhoStakedItAndToNobodyElse(uint96 amount, uint96 part) public {
        amount = uint96(1 + amount % 1000 ether);
        part = uint96(1 + part % amount);
        vm.deal(client, amount);
        vm.prank(client);
        stakes.stake{value: amount}(agent);
        vm.assertEq(stakes.stakeOf(agent), amount, "it shows");
        vm.prank(owner);
        vm.expectRevert(abi.encodeWithSelector(AgentStake.MoreThanStaked.selector, 1, 0));
        stakes.requestUnstake(agent, 1);
        vm.prank(client);
        stakes.requestUnstake(agent, part);
        vm.assertEq(stakes.stakeOf(agent), amount - part, "what leaves does not show");
        vm.prank(client);
        vm.expectRevert(abi.encodeWithSelector(AgentStake.NotReleasedYet.selector, block.timestamp + 7 days));
        stakes.unstake(agent);
        vm.warp(block.timestamp + 7 days);
        vm.prank(client);
        stakes.unstake(agent);
        vm.assertEq(client.balance, part, "paid out once");
        vm.prank(client);
        vm.expectRevert(AgentStake.NothingStaked.selector);
        stakes.unstake(agent);
        vm.assertEq(address(stakes).balance, stakes.stakeOf(agent), "what is left is what shows");
    }

    // ---- short words

    function _consent(uint256 key, uint256 agentId, address wallet, address ownerThen, uint256 deadline)
        private
        view
        returns (bytes memory)
    {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("ERC8004IdentityRegistry"),
                keccak256("1"),
                block.chainid,
                address(identities)
            )
        );
        bytes32 consent = keccak256(abi.encode(AGENT_WALLET_SET, agentId, wallet, ownerThen, deadline));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, keccak256(abi.encodePacked(hex"1901", domain, consent)));
        return abi.encodePacked(r, s, v);
    }

    function _rate(address who, int128 value, uint8 decimals, string memory tag1, string memory tag2) private {
        vm.prank(who);
        reputation.giveFeedback(agent, value, decimals, tag1, tag2, "", "", 0);
    }

    function _one(address who) private pure returns (address[] memory list) {
        list = new address[](1);
        list[0] = who;
    }
}
